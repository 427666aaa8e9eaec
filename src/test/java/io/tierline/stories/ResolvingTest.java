package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.TierlineTest;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Fact;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.Provenance;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.casework.CommandRefusedException;
import io.tierline.process.model.EscalationProcess;
import io.tierline.process.model.ReviewProcesses;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResolvingTest extends TierlineTest {

    private static final NewEvent NOT_FIXED = NewEvent.of(new Reopened(), CaseEvent.CUSTOMER)
            .from(Provenance.NONE.withChannel("mail"))
            .withText(EventText.TEXT, "It stopped again.");

    @Test
    void the_customer_confirms_by_message() {
        String key = Journeys.told(desk);
        desk.happens(key, NewEvent.of(new CustomerConfirmed(null), CaseEvent.CUSTOMER));
        assertThat(desk.caseFile(key).state()).isEqualTo(State.CLOSED);
        assertThat(Fact.text(desk.ledger(key, Closed.class).get(0), "as")).isEqualTo("confirmed");
        assertThat(desk.runs(key, EscalationProcess.KEY)).isFalse();
        assertThat(desk.openTasks(key)).isEmpty();
    }

    @Test
    void a_case_that_never_left_tier_1_and_kept_its_promises_needs_no_review() {
        String key = Journeys.closed(desk);
        assertThat(desk.runs(key, ReviewProcesses.REVIEW)).isFalse();
        assertThat(desk.runs(key, ReviewProcesses.SURVEY)).isTrue();
    }

    @Test
    void silence_closes_the_case() {
        String key = Journeys.told(desk);
        desk.pass(Duration.ofDays(5));
        assertThat(desk.caseFile(key).state()).isEqualTo(State.CLOSED);
        assertThat(Fact.text(desk.ledger(key, Closed.class).get(0), "as")).isEqualTo("unanswered");
    }

    @Test
    void not_fixed_says_the_customer_by_message() {
        String key = Journeys.told(desk);
        desk.happens(key, NOT_FIXED);
        assertThat(desk.caseFile(key).state()).isEqualTo(State.OPEN);
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier1");
        assertThat(desk.caseFile(key).reopened()).isEqualTo(1);
        assertThat(desk.openTasks(key)).contains("work-on-case").doesNotContain("wait-for-confirmation");
    }

    @Test
    void not_fixed_says_the_customer_by_phone() {
        String key = Journeys.told(desk);
        desk.completes("cleo", key, "wait-for-confirmation", Map.of("confirmed", "no", "said", "It stopped again."));
        assertThat(desk.caseFile(key).state()).isEqualTo(State.OPEN);
        assertThat(desk.openTasks(key)).contains("work-on-case").doesNotContain("wait-for-confirmation");

        // The second round ends as the first one could have.
        desk.completes("tina", key, "work-on-case", Work.resolved());
        desk.completes("cleo", key, "explain-resolution", Work.resolution());
        desk.completes("cleo", key, "wait-for-confirmation", Map.of("confirmed", "yes", "said", "Now it is."));
        assertThat(desk.caseFile(key).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void a_closed_case_is_reopened_once_however_often_the_customer_says_so() {
        String key = Journeys.closed(desk);
        desk.pass(Duration.ofDays(1));
        desk.happens(key, NOT_FIXED);
        assertThat(desk.caseFile(key).state()).isEqualTo(State.OPEN);
        assertThat(desk.runs(key, EscalationProcess.KEY)).isTrue();
        assertThat(desk.openTasks(key)).contains("work-on-case");

        assertThatThrownBy(() -> desk.happens(key, NOT_FIXED))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining("nothing to reopen");
        assertThat(desk.caseFile(key).reopened()).isEqualTo(1);
        // Still the one task: desk.task refuses to find two.
        assertThat(desk.task(key, "work-on-case")).isNotNull();
    }

    @Test
    void a_withdrawn_case_ends_wherever_it_is_and_never_escalates() {
        String key = desk.receive();
        desk.happens(key, NewEvent.of(new Withdrawn("cancelled", null), "cleo"));
        assertThat(desk.caseFile(key).state()).isEqualTo(State.WITHDRAWN);
        assertThat(desk.runs(key, EscalationProcess.KEY)).isFalse();
        assertThat(desk.openTasks(key)).isEmpty();

        desk.pass(Duration.ofDays(7));
        assertThat(desk.ledger(key, Breached.class)).isEmpty();
        assertThat(desk.ledger(key, TierEntered.class)).hasSize(1);
    }
}
