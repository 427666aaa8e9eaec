package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.Mail;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.VerdictEvents.AtRisk;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.VerdictEvents.Met;
import io.tierline.sla.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose turn it is moves timers and due dates. */
class ClockStoriesWaitingTest extends ClockStory {

    @Test
    void a_ticket_of_friday_afternoon_is_due_on_monday_morning() {
        clock.set(at("2026-03-13T16:30"));
        String key = desk.receive();
        assertThat(taskDue(key, "work-on-case")).isEqualTo("2026-03-13T16:45");

        desk.claims("tina", key, "work-on-case");

        // Acknowledged. What comes next is the first response: an hour, half of it on Monday; warned after 45 minutes.
        assertThat(taskDue(key, "work-on-case")).isEqualTo("2026-03-16T09:30");
        assertThat(timer(key, "next-deadline")).isEqualTo("2026-03-16T09:15");
    }

    @Test
    void only_a_public_message_of_ours_stops_the_first_response_and_a_question_is_one() {
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        desk.pass(Duration.ofMinutes(5));
        desk.happens(key, NewEvent.of(new InternalNote(), "tina").withText(EventText.TEXT, "Seen before."));
        desk.happens(key, answer().from(origin -> origin.withMail(Mail.NONE.automatic(null))));
        desk.happens(key, NewEvent.of(new PublicUpdate(), CaseEvent.CUSTOMER));
        assertThat(timer(key, "next-deadline")).isEqualTo("2026-03-11T09:45");

        until("2026-03-11T09:20");
        desk.completes("tina", key, "work-on-case", Work.askCustomer());

        assertThat(verdicts(key, Met.class)).contains("first-response 1 of 2026-03-11T09:20");
    }

    @Test
    void waiting_over_a_weekend_adds_nothing_and_a_deadline_that_passes_meanwhile_is_no_breach() {
        clock.set(at("2026-03-13T15:00"));
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        until("2026-03-13T15:30");
        desk.completes("tina", key, "work-on-case", Work.askCustomer());
        int told = toStaff(key).size();
        assertThat(timer(key, "reply-reminder-due")).isEqualTo("2026-03-16T15:30");
        assertThat(timer(key, "no-reply")).isEqualTo("2026-03-17T15:30");
        assertThat(taskDue(key, "wait-for-reply")).isEqualTo("2026-03-17T15:30");

        // An out-of-office reply is nobody's word.
        desk.happens(key, reply().from(origin -> origin.withMail(Mail.NONE.automatic(null))));

        // Unpaused, the resolution would be due on Tuesday at 15:00.
        until("2026-03-17T15:20");
        assertThat(desk.ledger(key, Breached.class)).isEmpty();
        assertThat(desk.ledger(key, AtRisk.class)).isEmpty();
        assertThat(toStaff(key)).hasSize(told);
        assertThat(desk.openTasks(key)).containsExactly("wait-for-reply");

        desk.happens(key, reply());
        // Half an hour is used of sixteen: 1:40 are left on Tuesday, then 8 h on Wednesday, then 5:50.
        assertThat(clocks(key).due(Clock.RESOLUTION)).contains(at("2026-03-19T14:50"));
        // It is with tina again, who asked and has nothing to acknowledge anew: what is due first is the next reply.
        assertThat(desk.task(key, "work-on-case").getAssignee()).isEqualTo("tina");
        assertThat(taskDue(key, "work-on-case")).isEqualTo("2026-03-18T09:20");
    }

    @Test
    void a_reply_resumes_the_clocks_at_its_own_instant_however_late_we_learn_of_it() {
        String key = desk.receive(harmless("P3"));
        desk.completes("tina", key, "work-on-case", Work.askCustomer());
        until("2026-03-11T15:00");
        desk.happens(key, reply().at(at("2026-03-11T13:00")));
        desk.claims("tina", key, "work-on-case");

        // Eight business days from Wednesday, and the four hours of waiting.
        assertThat(clocks(key).due(Clock.RESOLUTION)).contains(at("2026-03-23T13:00"));
        // The reply waits since 13:00 for an answer within a day; of eight hours 6:24 may pass before the warning.
        assertThat(timer(key, "next-deadline")).isEqualTo("2026-03-12T11:24");
        assertThat(taskDue(key, "work-on-case")).isEqualTo("2026-03-12T13:00");
    }

    @Test
    void of_three_messages_the_oldest_unanswered_one_counts() {
        String key = desk.receive(harmless("P3"));
        desk.claims("tina", key, "work-on-case");
        desk.happens(key, answer());
        for (String hour : new String[] {"10", "11", "12"}) {
            until("2026-03-11T" + hour + ":00");
            desk.happens(key, reply());
        }
        // At 15:24 the time at Tier 1 is at risk.
        until("2026-03-11T15:30");
        assertThat(timer(key, "next-deadline")).isEqualTo("2026-03-11T16:24");

        until("2026-03-11T16:10");
        desk.happens(key, answer());
        assertThat(verdicts(key, Met.class)).anyMatch(met -> met.matches("next-reply .* of 2026-03-11T16:10"));
        assertThat(timer(key, "next-deadline")).isEqualTo("2026-03-12T09:00");
    }

    @Test
    void thanks_after_the_resolution_starts_nothing() {
        String key = desk.receive(harmless("P3"));
        desk.completes("tina", key, "work-on-case", Work.resolved());
        desk.completes("cleo", key, "explain-resolution", Work.resolution());
        String due = taskDue(key, "wait-for-confirmation");

        desk.pass(Duration.ofMinutes(30));
        desk.happens(key, reply());

        assertThat(clocks(key).clocks()).noneMatch(Clock::isOpen);
        assertThat(taskDue(key, "wait-for-confirmation")).isEqualTo(due);
        assertThat(desk.openTasks(key)).containsExactly("wait-for-confirmation");
        desk.completes("cleo", key, "wait-for-confirmation", Map.of("confirmed", "yes", "said", "Thanks"));
        assertThat(desk.ledger(key, Breached.class)).isEmpty();
    }
}
