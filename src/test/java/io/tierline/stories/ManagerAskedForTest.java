package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.TierlineTest;
import io.tierline.agreement.Adrift;
import io.tierline.agreement.Agreement;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.MessageEvents.MessageQueued;
import io.tierline.cases.events.OversightEvents.ManagerNeeded;
import io.tierline.cases.events.OversightEvents.WatcherAdded;
import io.tierline.casework.CommandRefusedException;
import io.tierline.casework.IssueStatusChanged;
import io.tierline.casework.IssueStatusChanged.Meaning;
import io.tierline.process.CaseDesk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A person, or the issue tracker, asks for a manager: a manager has the task for it, and the work goes on. */
class ManagerAskedForTest extends TierlineTest {

    private static final String LOOK = "look-into-case";
    private static final Map<String, Object> LEAVE = Map.of("managerDecision", "leave", "managerNote", "I call them.");

    @Autowired
    private CaseDesk cases;

    @Autowired
    private Agreement agreement;

    @Test
    void what_engineering_will_not_do_is_a_managers_task() {
        String key = desk.receive(Journeys.harmless());
        desk.completes("tina", key, "work-on-case", Work.escalate());
        desk.completes("theo", key, "work-on-case", Work.escalate());
        assertThat(desk.openTasks(key)).doesNotContain(LOOK);

        declined(key, 1);

        assertThat(desk.openTasks(key)).contains("work-on-case", LOOK);
        assertThat(desk.shown(key, LOOK, "ctxWhyManager")).endsWith("UTC: issue declined");
        assertThat(asked(key)).hasSize(1);
        agrees(key);
    }

    @Test
    void an_agent_asks_and_the_manager_reads_who_and_why() {
        String key = desk.receive(Journeys.harmless());
        desk.happens(key, NewEvent.of(new WatcherAdded("pia"), "pia"));
        asks("tina", key, "They speak of leaving us.");

        assertThat(desk.openTasks(key)).contains("work-on-case", LOOK);
        assertThat(desk.task(key, LOOK).getAssignee()).isNull();
        assertThat(desk.shown(key, LOOK, "ctxWhyManager"))
                .endsWith("UTC: asked for by tina: They speak of leaving us.");
        assertThat(asked(key)).singleElement().returns("tina", CaseEvent::actor);
        assertThat(desk.ledger(key, MessageQueued.class))
                .as("who follows it is told")
                .anyMatch(event ->
                        event.facts() instanceof MessageQueued queued && "tell-watchers".equals(queued.step()));
        agrees(key);

        desk.completes("mona", key, LOOK, LEAVE);
        assertThat(desk.caseFile(key).oversight().awaited()).isFalse();
        asks("tina", key, "They have left.");
        assertThat(desk.openTasks(key)).contains("work-on-case", LOOK);
        agrees(key);
    }

    @Test
    void asking_again_is_refused_with_who_asked_until_the_manager_has_decided() {
        String key = desk.receive(Journeys.harmless());
        asks("tina", key, "They speak of leaving us.");
        refused("theo", key).hasMessageContaining("tina has asked for a manager already, who has not decided yet");
        assertThat(desk.openTasks(key)).filteredOn(LOOK::equals).hasSize(1);
    }

    @Test
    void where_a_manager_has_the_task_already_the_reason_is_added_to_it() {
        String key = desk.receive(Journeys.ticket("P1"));
        String task = desk.task(key, LOOK).getId();
        asks("theo", key, "They speak of leaving us.");
        declined(key, 1);
        declined(key, 2);

        assertThat(desk.task(key, LOOK).getId()).isEqualTo(task);
        assertThat(desk.shown(key, LOOK, "ctxWhyManager"))
                .contains("the criteria ask for a manager", "They speak of leaving us.")
                .endsWith("issue declined");
        assertThat(asked(key)).hasSize(3);
        agrees(key);
    }

    @Test
    void a_manager_is_asked_for_wherever_the_case_stands() {
        String waiting = waiting();
        asks("tina", waiting, "They do not answer.");
        String solved = desk.receive(Journeys.harmless());
        desk.completes("tina", solved, "work-on-case", Work.resolved());
        asks("cleo", solved, "They will not like it.");
        String unsettled = desk.receiveUnsettled(Journeys.harmless());
        cases.act(unsettled, ask("tina", "The board has called."));
        desk.settle();

        for (String key : List.of(waiting, solved, unsettled)) {
            assertThat(desk.openTasks(key)).contains(LOOK).hasSize(2);
            agrees(key);
        }
        desk.completes("cleo", solved, "explain-resolution", Work.resolution());
        assertThat(desk.openTasks(solved)).as("nothing is left to look into").doesNotContain(LOOK);
    }

    @Test
    void a_case_that_closes_meanwhile_takes_the_managers_task_with_it_and_one_that_is_closed_refuses() {
        String key = desk.receive(Journeys.harmless());
        desk.completes("tina", key, "work-on-case", Work.resolved());
        desk.completes("cleo", key, "explain-resolution", Work.resolution());
        asks("cleo", key, "They are not content.");
        assertThat(desk.openTasks(key)).contains(LOOK);

        desk.happens(key, NewEvent.of(new CustomerConfirmed(null), CaseEvent.CUSTOMER));
        assertThat(desk.caseFile(key).state()).isEqualTo(State.CLOSED);
        assertThat(desk.openTasks(key)).doesNotContain(LOOK);
        agrees(key);
        refused("tina", key).hasMessageContaining("It was closed at");
    }

    private String waiting() {
        String key = desk.receive(Journeys.harmless());
        desk.completes("tina", key, "work-on-case", Work.askCustomer());
        return key;
    }

    private void asks(String person, String key, String why) {
        desk.happens(key, ask(person, why));
    }

    private static NewEvent ask(String person, String why) {
        return NewEvent.of(ManagerNeeded.askedFor(), person).withText(EventText.REASON, why);
    }

    private org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> refused(String person, String key) {
        return assertThatThrownBy(() -> cases.act(key, ask(person, "Now.")))
                .isInstanceOf(CommandRefusedException.class);
    }

    private void declined(String key, int delivery) {
        cases.told(
                key,
                new IssueStatusChanged(
                        "jira", "ENG-42", Meaning.DECLINED, "Won't Do", clock.instant(), "delivery-" + delivery));
        desk.settle();
    }

    private List<CaseEvent> asked(String key) {
        return desk.ledger(key, ManagerNeeded.class).stream()
                .filter(event -> !CaseEvent.TIERLINE.equals(event.actor()))
                .toList();
    }

    private void agrees(String key) {
        agreement.check();
        clock.advance(Duration.ofSeconds(1));
        assertThat(agreement.check()).extracting(Adrift::subject).doesNotContain(key);
    }
}
