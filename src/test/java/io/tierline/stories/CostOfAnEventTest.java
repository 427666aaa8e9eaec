package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.Statements;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.MessageEvents.CustomerAsked;
import io.tierline.process.CaseDesk;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How many statements an event costs. */
class CostOfAnEventTest extends ClockStory {

    @Autowired
    private CaseDesk caseDesk;

    @Autowired
    private Ledger ledger;

    private String key;

    /** At Tier 2, with a promise: three timers and two tasks that follow clocks. */
    @BeforeEach
    void busy() {
        key = desk.receive();
        desk.completes("tina", key, "work-on-case", Work.escalate());
        desk.claims("theo", key, "work-on-case");
        until("2026-03-11T10:35");
    }

    @Test
    void an_event_is_written_with_its_words_and_the_case_by_one_statement() {
        List<String> sent = Statements.of(() -> caseDesk.act(
                key, NewEvent.of(new InternalNote(), "theo").withText(EventText.TEXT, "It is the mapping.")));

        assertThat(sent)
                .as(String.join("\n", sent))
                .filteredOn(sql -> sql.contains("insert into case_event")
                        && sql.contains("insert into case_text")
                        && sql.contains("update case_file"))
                .hasSize(1);
        // The lock, and reading the ledger where this node does not know it.
        assertThat(sent).as(String.join("\n", sent)).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void one_that_moves_deadlines_sets_all_timers_in_one_batch_and_all_tasks_in_another() {
        // A question by mail: every clock of the case waits.
        List<String> sent = Statements.of(
                () -> caseDesk.together(() -> ledger.append(key, NewEvent.of(new CustomerAsked(), "theo"))));

        assertThat(updates(sent, "act_ru_job")).as(String.join("\n", sent)).hasSize(1);
        assertThat(updates(sent, "act_ru_task")).as(String.join("\n", sent)).hasSize(1);
    }

    private static List<String> updates(List<String> sent, String table) {
        return sent.stream()
                .map(sql -> sql.toLowerCase(Locale.ROOT).strip())
                .filter(sql -> sql.startsWith("update " + table))
                .toList();
    }
}
