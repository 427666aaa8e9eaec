package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.Fact;
import io.tierline.cases.events.MessageEvents.MessageFailed;
import io.tierline.cases.events.MessageEvents.MessageSent;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.VerdictEvents.Corrected;
import io.tierline.sla.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is learned late: because the server stood still, or because the evidence came late. */
class ClockStoriesDowntimeTest extends ClockStory {

    /** Nothing of ours runs until then. */
    private void down(String end) {
        clock.set(at(end));
        desk.settle();
    }

    @Test
    void after_twelve_hours_every_overdue_clock_fires_once_in_due_order_dated_back() {
        String key = desk.receive(harmless("P3"));

        down("2026-03-11T21:00");

        assertThat(verdicts(key, Breached.class))
                .containsExactly("acknowledge 1 of 2026-03-11T11:00", "first-response 1 of 2026-03-11T17:00");
        assertThat(desk.ledger(key, Breached.class))
                .extracting(CaseEvent::learnedAt)
                .containsOnly(at("2026-03-11T21:00"));
        assertThat(desk.openTasks(key)).containsOnlyOnce("look-into-case");
        int soFar = desk.ledger(key).size();
        desk.settle();
        assertThat(desk.ledger(key)).hasSize(soFar);
    }

    @Test
    void what_piled_up_during_downtime_is_one_mail_to_a_person() throws Exception {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            // Tier 1 must be warned of these by 15:24, and Tier 2 gets those at 11:00.
            String theirs = desk.receive(harmless("P3"));
            desk.claims("tina", theirs, "work-on-case");
            desk.happens(theirs, answer());
            keys.add(theirs);
            String up = desk.receive();
            desk.claims("tina", up, "work-on-case");
            keys.add(up);
        }
        mail().purgeEmailFromAllMailboxes();

        down("2026-03-11T21:00");

        assertThat(subjectsTo("tina")).containsExactly("20 cases need you");
        assertThat(subjectsTo("theo")).containsExactly("20 cases need you");
        assertThat(textsTo("tina"))
                .singleElement()
                .asString()
                .contains(keys.get(0), keys.get(38), "Labels are cut off");
        assertThat(keys).allSatisfy(key -> assertThat(desk.ledger(key, MessageSent.class))
                .filteredOn(sent -> sent.learnedAt().equals(at("2026-03-11T21:00")))
                .filteredOn(sent -> Fact.all(sent).containsKey("digest"))
                .hasSize(1));
        assertThat(keys).allSatisfy(key -> assertThat(desk.ledger(key, MessageFailed.class))
                .isEmpty());
    }

    private static List<String> subjectsTo(String person) {
        return Arrays.stream(mail().getReceivedMessages())
                .filter(mail -> Mails.isTo(mail, person + "@example.com"))
                .map(Mails::subject)
                .toList();
    }

    private static List<String> textsTo(String person) {
        return Arrays.stream(mail().getReceivedMessages())
                .filter(mail -> Mails.isTo(mail, person + "@example.com"))
                .map(Mails::text)
                .toList();
    }

    @Test
    void a_reply_of_1350_that_reaches_us_at_1420_corrects_the_breach_of_1400_which_stands() {
        clock.set(at("2026-03-11T13:00"));
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        until("2026-03-11T14:20");
        assertThat(verdicts(key, Breached.class)).containsExactly("first-response 1 of 2026-03-11T14:00");

        desk.happens(key, answer().at(at("2026-03-11T13:50")));

        assertThat(verdicts(key, Breached.class)).containsExactly("first-response 1 of 2026-03-11T14:00");
        assertThat(desk.ledger(key, Corrected.class)).singleElement().satisfies(corrected -> {
            assertThat(Fact.text(corrected, "clock")).isEqualTo("first-response");
            assertThat(Fact.text(corrected, "to")).isEqualTo("met");
            assertThat(corrected.happenedAt()).isEqualTo(at("2026-03-11T13:50"));
            assertThat(corrected.learnedAt()).isEqualTo(at("2026-03-11T14:20"));
        });
        Clock shown = clocks(key).current(Clock.FIRST_RESPONSE).orElseThrow();
        assertThat(shown.state()).isEqualTo(Clock.State.BREACHED);
        assertThat(shown.correction()).isPresent();
    }
}
