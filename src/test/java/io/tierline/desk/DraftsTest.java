package io.tierline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DraftsTest extends TierlineTest {

    @Autowired
    private Drafts drafts;

    @Test
    void a_draft_goes_thirty_days_after_its_last_change() {
        String key = desk.receive();
        drafts.keep("tina", key, "note", content("Half a thought"));
        drafts.keep("tina", key, "update", content("Dear Hanna"));
        clock.set(clock.instant().plus(Duration.ofDays(29)));
        drafts.keep("tina", key, "update", content("Dear Hanna, I"));
        assertThat(drafts.expire()).isZero();

        clock.set(clock.instant().plus(Duration.ofDays(2)));
        assertThat(drafts.expire()).isEqualTo(1);
        assertThat(drafts.of("tina", key)).extracting(Draft::place).containsExactly("update");
    }

    private static List<Draft.Field> content(String text) {
        return List.of(new Draft.Field("text", "Internal note", text));
    }
}
