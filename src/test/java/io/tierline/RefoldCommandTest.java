package io.tierline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.cases.Refold;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class RefoldCommandTest extends TierlineTest {

    @Autowired
    private Refold refold;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void it_asks_and_waits_until_the_desk_has_done_it() {
        String key = desk.receive();
        jdbc.sql("delete from case_fact").update();
        assertThat(RefoldCommand.run(jdbc, refold::next)).isZero();
        assertThat(jdbc.sql("select case_key from case_fact")
                        .query(String.class)
                        .list())
                .containsExactly(key);
    }

    @Test
    void it_says_when_no_desk_is_there_to_do_it() {
        desk.receive();
        assertThat(RefoldCommand.run(jdbc, () -> {})).isZero();
        assertThat(refold.progress().isFinished()).isFalse();
    }
}
