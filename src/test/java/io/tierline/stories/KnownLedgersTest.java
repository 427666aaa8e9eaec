package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.Statements;
import io.tierline.TierlineTest;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.WorkEvents.IssueOpened;
import io.tierline.process.CaseDesk;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node keeps ledgers in memory, and never believes one that the database has left behind. */
class KnownLedgersTest extends TierlineTest {

    @Autowired
    private CaseDesk caseDesk;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    private String key;

    @BeforeEach
    void aCase() {
        key = desk.receive();
    }

    @Test
    void a_ledger_of_this_node_is_not_read_again() {
        ledger.events(key);
        assertThat(Statements.of(() -> ledger.events(key)))
                .containsExactly("select version from case_file where case_key = ?");
    }

    @Test
    void what_is_kept_is_what_the_database_has() {
        caseDesk.act(key, NewEvent.of(new IssueOpened("OPS-1", null), "jira").once("opened"));
        List<CaseEvent> kept = ledger.events(key);
        jdbc.sql("update case_file set version = -1 where case_key = ?")
                .param(key)
                .update();
        assertThat(ledger.events(key)).isEqualTo(kept);
        assertThat(ledger.once(key, "opened")).contains(kept.get(kept.size() - 1));
    }

    @Test
    void an_event_of_another_node_is_seen_at_once_with_and_without_a_lock() {
        int known = ledger.events(key).size();
        anotherNodeAppends(known + 1);
        assertThat(ledger.events(key)).hasSize(known + 1);

        anotherNodeAppends(known + 2);
        caseDesk.together(() -> {
            assertThat(ledger.hold(key)).hasSize(known + 2);
            return null;
        });
    }

    @Test
    void what_is_rolled_back_was_never_there() {
        int known = ledger.events(key).size();
        assertThatThrownBy(() -> caseDesk.together(() -> {
                    caseDesk.act(key, NewEvent.of(new InternalNote(), "tina").withText(EventText.TEXT, "Gone."));
                    assertThat(ledger.events(key)).hasSize(known + 1);
                    assertThat(ledger.texts(key).of(known + 1).get(EventText.TEXT))
                            .isEqualTo("Gone.");
                    throw new IllegalStateException("The transaction ends here");
                }))
                .hasMessage("The transaction ends here");
        assertThat(ledger.events(key)).hasSize(known);
        CaseEvent next = caseDesk.act(key, NewEvent.of(new InternalNote(), "theo"));
        assertThat(next.seq()).isEqualTo(known + 1);
        assertThat(ledger.events(key)).last().extracting(CaseEvent::actor).isEqualTo("theo");
    }

    private void anotherNodeAppends(int seq) {
        jdbc.sql(
                        """
                        insert into case_event
                        select case_key, ?, 'internal-note', now(), now(), 'theo', '{}', null from case_file where case_key = ?""")
                .params(seq, key)
                .update();
        jdbc.sql("update case_file set version = pg_current_xact_id()::text::bigint where case_key = ?")
                .param(key)
                .update();
    }
}
