package io.tierline.process.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseTexts;
import io.tierline.cases.Fact;
import io.tierline.cases.ShippedLevels;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.EventTexts;
import io.tierline.cases.events.EventTypes;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.TicketReceived;
import io.tierline.cases.events.ReviewEvents.ActionItemAgreed;
import io.tierline.cases.events.ReviewEvents.ActionItemDone;
import io.tierline.cases.events.ReviewEvents.SurveyAnswered;
import io.tierline.cases.events.WorkEvents.HandedOff;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.cases.events.WorkEvents.WorkDone;
import io.tierline.process.words.PolicyWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseSummaryTest {

    static final String KEY = "ESC-2026-000001";
    private static final Instant START = Instant.parse("2026-11-21T09:12:00Z");

    private final List<CaseEvent> events = new ArrayList<>();
    private final Map<Integer, EventTexts> texts = new HashMap<>();

    CaseSummaryTest() {
        add(
                0,
                EventTypes.name(TicketReceived.class),
                Map.of(
                        "priority",
                        "P1",
                        "impact",
                        "critical",
                        "category",
                        "integration",
                        "customer",
                        "c-1",
                        "plan",
                        "enterprise",
                        "affectedUsers",
                        1200),
                Map.of("title", "Sync <b>stopped</b>\n[see](http://evil)", "description", "It stopped."));
        add(
                0,
                EventTypes.name(TierEntered.class),
                Map.of("tier", "tier1", "team", "tier1", "by", "policy", "reasons", List.of("New case")),
                Map.of());
    }

    private void add(int minutes, String type, Map<String, Object> facts, Map<String, String> words) {
        Instant at = START.plus(Duration.ofMinutes(minutes));
        events.add(Fact.event(KEY, events.size() + 1, type, at, at, "tina", facts));
        texts.put(events.size(), new EventTexts(words));
    }

    private void escalated() {
        add(
                38,
                EventTypes.name(WorkDone.class),
                Map.of("hop", 1, "tier", "tier1", "outcome", "escalate"),
                Map.of("note", "Every write answers 400"));
        add(
                38,
                EventTypes.name(HandedOff.class),
                Map.of("integrationId", "sf-1"),
                Map.of("ticketHistory", "Reconnected", "errorLogs", "400", "stepsToReproduce", "Press sync"));
        add(
                38,
                EventTypes.name(TierEntered.class),
                Map.of(
                        "tier",
                        "engineering",
                        "team",
                        "engineering",
                        "from",
                        "tier1",
                        "by",
                        "person",
                        "reasons",
                        List.of("Critical impact", "High-value client")),
                Map.of());
    }

    private CaseSummary words() {
        return new CaseSummary(
                events,
                new CaseTexts(texts),
                ShippedLevels.LEVELS,
                PolicyWords.ENGLISH,
                START.plus(Duration.ofMinutes(50)));
    }

    @Test
    void the_head_shows_a_strangers_text_as_text() {
        assertThat(words().head())
                .startsWith("**ESC-2026-000001 · Sync &#60;b&#62;stopped&#60;&#47;b&#62; &#91;see&#93;(http&#58;")
                .contains("**P1** · c-1 (enterprise) · integration · critical impact · 1,200 users");
    }

    @Test
    void there_is_no_history_before_the_second_level() {
        assertThat(words().history()).isNull();
        assertThat(words().handedOn()).isNull();
        assertThat(words().reasons()).isEqualTo("New case");
    }

    @Test
    void the_history_tells_each_stay_with_its_length_reasons_and_note() {
        escalated();
        assertThat(words().history())
                .isEqualTo(
                        """
                        Tier 1, from 21 Nov 09:12, 38 min (New case): escalate - Every write answers 400
                        Engineering, from 21 Nov 09:50 (Critical impact; High-value client), had it on 21 Nov 10:02 UTC""");
    }

    @Test
    void the_hand_off_of_the_level_before_stands_on_the_next_form() {
        escalated();
        assertThat(words().handedOn()).isEqualTo("Every write answers 400\nTried so far: Reconnected");
        assertThat(words().last(EventText.ERROR_LOGS)).isEqualTo("400");
        assertThat(words().last(EventText.STEPS_TO_REPRODUCE)).isEqualTo("Press sync");
    }

    @Test
    void a_case_that_came_up_by_time_says_that_nobody_handed_it_over() {
        add(
                60,
                EventTypes.name(TierEntered.class),
                Map.of("tier", "tier2", "team", "tier2", "from", "tier1", "by", "time", "reasons", List.of()),
                Map.of());
        assertThat(words().handedOn()).startsWith("It came up because time was up");
        assertThat(words().reasons()).isNull();
    }

    @Test
    void what_the_customer_said_last_counts() {
        add(10, EventTypes.name(CustomerReplied.class), Map.of("channel", "mail"), Map.of("text", "First"));
        add(20, EventTypes.name(CustomerReplied.class), Map.of("channel", "phone"), Map.of("reply", "Second"));
        assertThat(words().lastSaid(CustomerReplied.class)).isEqualTo("21 Nov 09:32 UTC: Second");
    }

    @Test
    void an_erased_text_leaves_gaps_and_no_failure() {
        escalated();
        texts.clear();
        assertThat(words().title()).isEqualTo(KEY);
        assertThat(words().description()).isNull();
        assertThat(words().customer()).isEqualTo("c-1");
        assertThat(words().handedOn()).isNull();
        assertThat(words().told()).isNull();
    }

    @Test
    void an_action_item_tells_what_who_and_when() {
        add(
                90,
                EventTypes.name(ActionItemAgreed.class),
                Map.of("item", 7, "owner", "erin", "due", "2026-12-24"),
                Map.of("text", "Alert on schema changes"));
        add(95, EventTypes.name(ActionItemDone.class), Map.of("item", 7), Map.of("text", "See dashboard"));
        assertThat(words().actionItem(7)).isEqualTo("Alert on schema changes\nOwner: erin. Due: 2026-12-24.");
        assertThat(words().actionItemDone(7)).isEqualTo("See dashboard");
        assertThat(words().actionItem(8)).isNull();
    }

    @Test
    void the_solution_and_what_the_customer_was_told_are_found() {
        add(
                80,
                EventTypes.name(ResolutionTold.class),
                Map.of(),
                Map.of("rootCause", "Renamed field", "mitigation", "New mapping"));
        add(90, EventTypes.name(SurveyAnswered.class), Map.of("score", 2), Map.of("comment", "Too slow"));
        assertThat(words().told()).isEqualTo("What went wrong: Renamed field\nWhat we did: New mapping");
        assertThat(words().survey()).isEqualTo("Score: 2\nToo slow");
    }

    @Test
    void a_deadline_is_a_moment() {
        assertThat(DueText.inWords(Instant.parse("2026-11-23T09:30:00Z"))).isEqualTo("Mon 23 Nov 2026, 09:30 UTC");
        assertThat(DueText.inWords(null)).isEqualTo("no deadline");
    }
}
