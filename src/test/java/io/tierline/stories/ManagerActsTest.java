package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.TierlineTest;
import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Fact;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.FactsChanged;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.cases.events.MessageEvents.MessageQueued;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.OversightEvents.DeEscalated;
import io.tierline.cases.events.OversightEvents.ManagerNeeded;
import io.tierline.cases.events.OversightEvents.Reassigned;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.WorkEvents.Alerted;
import io.tierline.cases.events.WorkEvents.NobodyReachable;
import io.tierline.casework.CommandRefusedException;
import io.tierline.casework.ManagerAct;
import io.tierline.casework.ManagerAct.Kind;
import io.tierline.process.ManagerActs;
import io.tierline.process.model.ManageCaseProcess;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A manager acts on cases of others, from Tasklist. */
class ManagerActsTest extends TierlineTest {

    @Autowired
    private FormService forms;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ManagerActs acts;

    // Pull

    @Test
    void pulls_in_a_case_that_nothing_called_for() {
        String key = desk.receive(Journeys.harmless());
        act(key, "pull");
        assertThat(desk.task(key, "look-into-case").getAssignee()).isEqualTo("mona");
        assertThat(desk.openTasks(key)).contains("work-on-case");
        assertThat(desk.caseFile(key).oversight().awaited()).isTrue();
        assertThat(Fact.text(last(key, ManagerNeeded.class), "reason")).isEqualTo("pulled-in");
        assertThat(Fact.text(last(key, ManagerNeeded.class), "pulledBy")).isEqualTo("mona");

        desk.completes("mona", key, "look-into-case", Map.of("managerDecision", "leave", "managerNote", "All well."));
        assertThat(desk.caseFile(key).oversight().awaited()).isFalse();
    }

    @Test
    void pulls_in_a_case_that_waits_for_a_manager_already_and_has_that_task() {
        String key = desk.receive(Journeys.ticket("P1"));
        assertThat(desk.task(key, "look-into-case").getAssignee()).isNull();
        act(key, "pull");
        assertThat(desk.task(key, "look-into-case").getAssignee()).isEqualTo("mona");
        refused(key, "pull").hasMessageContaining("on your table already");
    }

    // Push, in every state

    @Test
    void pushes_a_case_while_a_level_works() {
        String key = desk.receive();
        act(key, "push", "actLevel", "engineering");
        Case file = desk.caseFile(key);
        assertThat(file.tier()).isEqualTo("engineering");
        assertThat(file.assignment().by()).isEqualTo("manager");
        assertThat(file.assignment().who()).isEqualTo("mona");
        assertThat(file.assignment().reasons()).containsExactly("Moved by a manager");
        assertThat(file.assignment().criteria()).contains("Critical impact", "High-value client");
        assertThat(file.assignment().contextComplete())
                .as("nobody handed it over")
                .isFalse();
        assertThat(desk.openTasks(key)).filteredOn("work-on-case"::equals).hasSize(1);
    }

    @Test
    void what_was_handed_over_before_goes_along_with_a_push() {
        String key = Journeys.atTier2(desk);
        act(key, "push", "actLevel", "engineering");
        assertThat(desk.caseFile(key).assignment().contextComplete()).isTrue();
    }

    @Test
    void pushes_a_case_while_it_waits_on_the_customer() {
        String key = Journeys.waiting(desk);
        act(key, "push", "actLevel", "tier2");
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier2");
        assertThat(desk.openTasks(key)).contains("work-on-case").doesNotContain("wait-for-reply");
    }

    @Test
    void pushes_a_case_while_it_is_resolved_and_its_clock_runs_again() {
        String key = Journeys.solved(desk);
        desk.pass(Duration.ofMinutes(10));
        act(key, "push", "actLevel", "tier2");
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier2");
        assertThat(desk.caseFile(key).state()).isEqualTo(Case.State.OPEN);
        assertThat(desk.openTasks(key)).contains("work-on-case").doesNotContain("explain-resolution");
        desk.pass(Duration.ofDays(3));
        assertThat(desk.ledger(key, Breached.class))
                .filteredOn(event -> "resolution".equals(Fact.text(event, "clock")))
                .extracting(event -> Fact.number(event, "occurrence"))
                .containsExactly(2);
    }

    @Test
    void pushes_a_case_whose_solution_the_customer_knows() {
        String key = Journeys.told(desk);
        act(key, "push", "actLevel", "tier2");
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier2");
        desk.pass(Duration.ofDays(7));
        assertThat(desk.caseFile(key).state()).as("silence is no yes any more").isEqualTo(Case.State.OPEN);
    }

    @Test
    void pushes_to_a_specialist_team_and_not_to_one_that_the_matrix_does_not_know() {
        String key = desk.receive();
        refused(key, "push", "actLevel", "astronomy").hasMessageContaining("Level or team is no level or team");
        refused(key, "push").hasMessageContaining("Level or team is missing");
        refused(key, "push", "actLevel", "tier1").hasMessageContaining("Tier 1 has it already");
        act(key, "push", "actLevel", "legal");
        assertThat(desk.caseFile(key).team()).isEqualTo("legal");
    }

    // De-escalate

    @Test
    void de_escalates_and_the_same_reasons_do_not_bring_the_case_up_again() {
        String key = desk.receive(Journeys.ticket("P3", "high", "integration", 10, "enterprise"));
        act(key, "push", "actLevel", "tier2");
        act(key, "de-escalate");
        Case file = desk.caseFile(key);
        assertThat(file.tier()).isEqualTo("tier1");
        assertThat(file.oversight().setAside()).containsExactlyInAnyOrder("High-value client", "Complex integration");
        assertThat(Fact.text(last(key, DeEscalated.class), "to")).isEqualTo("tier1");

        desk.happens(key, NewEvent.of(new FactsChanged("medium", null, null, null, null, null, null, null), "tina"));
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier1");
    }

    @Test
    void a_new_reason_may_bring_a_de_escalated_case_up_again() {
        String key = desk.receive(Journeys.ticket("P3", "critical", "integration", 120, "enterprise"));
        // Four criteria hold: by itself it would have to leave Tier 1.
        act(key, "push", "actLevel", "tier2");
        act(key, "de-escalate");
        desk.happens(key, NewEvent.of(new FactsChanged(null, 200, null, null, null, null, null, null), "tina"));
        assertThat(desk.caseFile(key).tier()).as("the same four").isEqualTo("tier1");

        desk.happens(key, NewEvent.of(new CustomerReplied(), "customer").withText(EventText.TEXT, "?"));
        desk.happens(key, NewEvent.of(new PublicUpdate(), "tina").withText(EventText.TEXT, "We look."));
        desk.happens(key, NewEvent.of(new CustomerReplied(), "customer").withText(EventText.TEXT, "Still."));
        desk.happens(key, NewEvent.of(new PublicUpdate(), "tina").withText(EventText.TEXT, "We look."));
        desk.happens(key, NewEvent.of(new FactsChanged(null, 300, null, null, null, null, null, null), "tina"));
        assertThat(desk.caseFile(key).tier())
                .as("no resolution after many interactions")
                .isEqualTo("tier2");
        assertThat(desk.caseFile(key).assignment().by()).isEqualTo("criteria");
    }

    @Test
    void does_not_de_escalate_upwards_or_from_the_lowest_level() {
        String key = desk.receive();
        refused(key, "de-escalate").hasMessageContaining("lowest level already");
        act(key, "push", "actLevel", "tier2");
        refused(key, "de-escalate", "actLevel", "engineering").hasMessageContaining("is not below Tier 2");
    }

    // Another priority

    @Test
    void sets_another_priority_by_the_rules_of_clocks() {
        String key = desk.receive(Journeys.ticket("P3"));
        desk.pass(Duration.ofHours(3));
        act(key, "re-prioritise", "actPriority", "P1");
        assertThat(desk.caseFile(key).priority()).isEqualTo("P1");
        assertThat(last(key, PriorityChanged.class).actor()).isEqualTo("mona");
        assertThat(desk.task(key, "work-on-case").getPriority()).isEqualTo(100);
        refused(key, "re-prioritise", "actPriority", "P1").hasMessageContaining("its priority is P1 already");
        refused(key, "re-prioritise", "actPriority", "urgent").hasMessageContaining("New priority must be one of");
    }

    // Reassign

    @Test
    void reassigns_a_case_and_both_hear_of_it() {
        String key = Journeys.atTier2(desk);
        desk.claims("theo", key, "work-on-case");
        act(key, "reassign", "actPerson", "erin");
        assertThat(desk.task(key, "work-on-case").getAssignee()).isEqualTo("erin");
        assertThat(desk.caseFile(key).owner()).isEqualTo("erin");
        assertThat(told(key)).containsExactly("theo", "erin");
        assertThat(text(key, Reassigned.class)).isEqualTo("Because.");
        desk.completes("erin", key, "work-on-case", Work.resolved());
        refused(key, "reassign", "actPerson", "nobody").hasMessageContaining("Person is nobody who works here");
    }

    @Test
    void a_reassigned_case_alerts_nobody_any_more() {
        String key = Journeys.atTier2(desk);
        act(key, "reassign", "actPerson", "theo");
        int before = desk.ledger(key, Alerted.class).size();
        assertThat(desk.caseFile(key).assignment().acknowledgedAt()).isNotNull();
        desk.pass(Duration.ofHours(1));
        assertThat(desk.ledger(key, Alerted.class)).hasSize(before);
    }

    @Test
    void reassigned_while_waiting_the_next_level_work_is_theirs() {
        String key = Journeys.waiting(desk);
        act(key, "reassign", "actPerson", "theo");
        assertThat(desk.task(key, "wait-for-reply").getAssignee()).isEqualTo("theo");
        desk.happens(key, NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER));
        assertThat(desk.task(key, "work-on-case").getAssignee()).isEqualTo("theo");
        assertThat(desk.caseFile(key).owner()).isEqualTo("theo");
        assertThat(desk.caseFile(key).assignment().acknowledgedAt()).isNotNull();
    }

    // Take over and give back

    @Test
    void takes_a_case_over_and_gives_it_back_to_who_had_it() {
        String key = Journeys.atTier2(desk);
        desk.claims("theo", key, "work-on-case");
        act(key, "take-over");
        assertThat(desk.task(key, "work-on-case").getAssignee()).isEqualTo("mona");
        assertThat(desk.caseFile(key).owner()).isEqualTo("mona");
        assertThat(told(key)).containsExactly("theo");
        refused(key, "take-over").hasMessageContaining("you have it already");

        act(key, "give-back");
        assertThat(desk.task(key, "work-on-case").getAssignee()).isEqualTo("theo");
        assertThat(desk.caseFile(key).owner()).isEqualTo("theo");
        assertThat(desk.caseFile(key).oversight().takenOver()).isNull();
        assertThat(told(key)).containsExactly("theo", "theo");
        int alerted = desk.ledger(key, Alerted.class).size();
        desk.pass(Duration.ofMinutes(30));
        assertThat(desk.ledger(key, Alerted.class))
                .as("it is still acknowledged")
                .hasSize(alerted);
        refused(key, "give-back").hasMessageContaining("no manager has taken it over");
    }

    @Test
    void a_case_that_nobody_had_goes_back_to_the_team_and_the_escalation_policy_goes_on() {
        String key = Journeys.atTier2(desk);
        assertThat(desk.ledger(key, Alerted.class)).filteredOn(this::atTier2).hasSize(1);
        act(key, "take-over");
        desk.pass(Duration.ofHours(1));
        assertThat(desk.ledger(key, Alerted.class)).filteredOn(this::atTier2).hasSize(1);

        act(key, "give-back");
        assertThat(desk.task(key, "work-on-case").getAssignee()).isNull();
        assertThat(desk.caseFile(key).owner()).isNull();
        assertThat(desk.caseFile(key).assignment().acknowledgedAt()).isNull();
        desk.pass(Duration.ofHours(1));
        assertThat(desk.ledger(key, Alerted.class).size()
                        + desk.ledger(key, NobodyReachable.class).size())
                .as("asked again, or nobody left to ask")
                .isGreaterThan(1);
        desk.claims("theo", key, "work-on-case");
        assertThat(desk.caseFile(key).assignment().acknowledgedAt()).isNotNull();
        act(key, "take-over");
        act(key, "give-back");
        assertThat(desk.caseFile(key).owner()).isEqualTo("theo");
    }

    private boolean atTier2(CaseEvent alerted) {
        return Fact.number(alerted, "hop") == 2;
    }

    @Test
    void taken_over_while_waiting_it_stays_with_the_manager_when_the_customer_replies() {
        String key = Journeys.waiting(desk);
        act(key, "take-over");
        desk.happens(key, NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER));
        assertThat(desk.task(key, "work-on-case").getAssignee()).isEqualTo("mona");
        // At this level nobody had it before her.
        act(key, "give-back");
        assertThat(desk.task(key, "work-on-case").getAssignee()).isNull();
        assertThat(desk.caseFile(key).assignment().acknowledgedAt()).isNull();
    }

    @Test
    void taken_over_while_it_is_resolved_and_given_back() {
        String key = Journeys.solved(desk);
        act(key, "take-over");
        assertThat(desk.task(key, "explain-resolution").getAssignee()).isEqualTo("mona");
        act(key, "give-back");
        assertThat(desk.task(key, "explain-resolution").getAssignee()).isNull();
        act(key, "take-over");
        desk.completes("mona", key, "explain-resolution", Work.resolution());
        assertThat(desk.openTasks(key)).contains("wait-for-confirmation");
    }

    @Test
    void works_on_what_she_took_over_and_escalates_it_to_others() {
        String key = Journeys.atTier2(desk);
        act(key, "take-over");
        desk.completes("mona", key, "work-on-case", Work.escalate());
        assertThat(desk.caseFile(key).tier()).isEqualTo("engineering");
        assertThat(desk.caseFile(key).oversight().takenOver()).isNull();
        assertThat(desk.task(key, "work-on-case").getAssignee()).isNull();
    }

    // While nobody has it, and when it has ended

    @Test
    void acts_on_a_case_that_no_level_has_yet() {
        String key = desk.receiveUnsettled(Journeys.harmless());
        desk.as("mona", () -> acts.act(key, new ManagerAct(Kind.PUSH, "engineering", "They know it."), null));
        desk.as("mona", () -> acts.act(key, new ManagerAct(Kind.PULL, null, "I look."), null));
        desk.settle();
        assertThat(desk.caseFile(key).tier()).isEqualTo("engineering");
        assertThat(desk.task(key, "look-into-case").getAssignee()).isEqualTo("mona");
    }

    @Test
    void a_case_that_no_level_has_yet_is_given_to_a_person() {
        String key = desk.receiveUnsettled(Journeys.harmless());
        desk.as("mona", () -> acts.act(key, new ManagerAct(Kind.REASSIGN, "tina", "She knows them."), null));
        desk.settle();
        assertThat(desk.task(key, "work-on-case").getAssignee()).isEqualTo("tina");
        assertThat(desk.caseFile(key).owner()).isEqualTo("tina");
    }

    @Test
    void nothing_is_done_to_a_case_that_has_ended() {
        String key = Journeys.closed(desk);
        for (String act : Kind.codes()) {
            refused(key, act, "actLevel", "tier2", "actPriority", "P1", "actPerson", "erin")
                    .as(act)
                    .hasMessageContaining("it was closed at");
        }
        assertThat(desk.ledger(key)).extracting(CaseEvent::actor).doesNotContain("mona");
    }

    // Who may, and what the form says

    @Test
    void only_managers_act() {
        String key = desk.receive();
        assertThatThrownBy(() -> actAs("tina", key, "take-over")).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() ->
                        desk.as("tina", () -> acts.act(key, new ManagerAct(Kind.TAKE_OVER, null, "I can."), null)))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining("Only managers");
        assertThat(desk.caseFile(key).owner()).isNull();
    }

    @Test
    void a_reason_a_case_and_an_act_are_needed() {
        String key = desk.receive();
        refused(key, "take-over", "actReason", "").hasMessageContaining("Why is missing");
        refused("ESC-2026-999999", "take-over").hasMessageContaining("Case is wrong");
        refused(key, "").hasMessageContaining("What to do is missing");
    }

    @Test
    void a_person_who_lets_go_of_a_task_owns_the_case_no_longer() {
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        assertThat(desk.caseFile(key).owner()).isEqualTo("tina");
        desk.unclaims("tina", key, "work-on-case");
        assertThat(desk.caseFile(key).owner()).isNull();
    }

    private org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> refused(
            String key, String act, String... fields) {
        return assertThatThrownBy(() -> act(key, act, fields));
    }

    private void act(String key, String act, String... fields) {
        actAs("mona", key, act, fields);
    }

    private void actAs(String person, String key, String act, String... fields) {
        Map<String, Object> form =
                new HashMap<>(Map.of("managedCase", key, "managerAct", act, "actReason", "Because."));
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(ManageCaseProcess.KEY)
                .latestVersion()
                .singleResult()
                .getId();
        desk.as(person, () -> forms.submitStartForm(definition, form));
        desk.settle();
    }

    private CaseEvent last(String key, Class<? extends EventFacts> type) {
        List<CaseEvent> all = desk.ledger(key, type);
        assertThat(all).as(type.getSimpleName()).isNotEmpty();
        return all.get(all.size() - 1);
    }

    private String text(String key, Class<? extends EventFacts> type) {
        return desk.texts(key).of(last(key, type)).get(EventText.REASON);
    }

    /** Who was told, in turn, that a manager gave the work to somebody. */
    private List<String> told(String key) {
        return desk.ledger(key, MessageQueued.class).stream()
                .filter(event -> "work-given".equals(Fact.text(event, "template")))
                .map(event -> Fact.text(event, "recipient"))
                .toList();
    }
}
