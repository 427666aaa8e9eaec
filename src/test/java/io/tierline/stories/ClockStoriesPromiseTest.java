package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.Mail;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.VerdictEvents.Met;
import io.tierline.sla.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** "We'll update you every 2 hours until resolved": from Wednesday, 09:00, at Tier 2. */
class ClockStoriesPromiseTest extends ClockStory {

    @Autowired
    private JdbcClient jdbc;

    private String key;

    @BeforeEach
    void promised() {
        key = desk.receive();
        desk.happens(key, answer());
        desk.completes("tina", key, "work-on-case", Work.escalate());
        desk.claims("theo", key, "work-on-case");
    }

    @Test
    void only_a_public_message_keeps_it_and_the_next_promise_counts_from_that_message() {
        assertThat(timer(key, "promise-broken")).isEqualTo("2026-03-11T11:00");
        assertThat(timer(key, "update-reminder-due")).isEqualTo("2026-03-11T10:30");

        until("2026-03-11T09:40");
        desk.happens(key, NewEvent.of(new InternalNote(), "theo").withText(EventText.TEXT, "It is the mapping."));
        desk.happens(key, answer().from(origin -> origin.withMail(Mail.NONE.automatic(null))));
        assertThat(timer(key, "promise-broken")).isEqualTo("2026-03-11T11:00");

        // Written at 09:36, and here four minutes later.
        desk.happens(key, answer().at(at("2026-03-11T09:36")));
        assertThat(verdicts(key, Met.class)).contains("next-update 1 of 2026-03-11T09:36");
        assertThat(timer(key, "promise-broken")).isEqualTo("2026-03-11T11:36");
    }

    @Test
    void it_ends_when_the_resolution_is_told() {
        desk.completes("theo", key, "work-on-case", Work.resolved());
        assertThat(timer(key, "promise-broken")).isEqualTo("2026-03-11T11:00");

        desk.completes("cleo", key, "explain-resolution", Work.resolution());
        until("2026-03-11T12:00");

        assertThat(clocks(key).clocks()).noneMatch(Clock::isOpen);
        assertThat(desk.ledger(key, Breached.class)).isEmpty();
        assertThat(promises()).isEqualTo("1 kept, 0 broken");
    }

    @Test
    void a_reminder_comes_before_it_and_a_broken_promise_goes_to_the_manager() {
        until("2026-03-11T10:29");
        assertThat(desk.openTasks(key)).doesNotContain("write-update");
        until("2026-03-11T10:30");
        assertThat(taskDue(key, "write-update")).isEqualTo("2026-03-11T11:00");

        until("2026-03-11T10:59");
        assertThat(desk.openTasks(key)).doesNotContain("look-into-case");
        until("2026-03-11T11:20");
        assertThat(verdicts(key, Breached.class)).contains("next-update 1 of 2026-03-11T11:00");
        assertThat(desk.openTasks(key)).containsOnlyOnce("look-into-case");

        // Late, but it counts for the next one.
        desk.completes("cleo", key, "write-update", Map.of("updateText", "We found the field."));
        assertThat(timer(key, "promise-broken")).isEqualTo("2026-03-11T13:20");
        until("2026-03-11T12:50");
        desk.completes("cleo", key, "write-update", Map.of("updateText", "We test the fix."));
        assertThat(promises()).isEqualTo("1 kept, 1 broken");
    }

    private String promises() {
        return jdbc.sql("select promises_kept || ' kept, ' || promises_broken || ' broken' from case_fact")
                .query(String.class)
                .single();
    }
}
