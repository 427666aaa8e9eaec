package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tierline.TierlineTest;
import io.tierline.agreement.Adrift;
import io.tierline.agreement.Agreement;
import io.tierline.agreement.Kind;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Fact;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.ClosureEvents.FixRecorded;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.EventTypes;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.PolicyPinned;
import io.tierline.cases.events.IntakeEvents.TicketReceived;
import io.tierline.cases.events.MessageEvents.CustomerAsked;
import io.tierline.cases.events.MessageEvents.MessageQueued;
import io.tierline.cases.events.MessageEvents.UpdatePromised;
import io.tierline.cases.events.OversightEvents.ManagerNeeded;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.VerdictEvents.Met;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.cases.events.WorkEvents.Alerted;
import io.tierline.cases.events.WorkEvents.Assigned;
import io.tierline.cases.events.WorkEvents.IssueOpened;
import io.tierline.cases.events.WorkEvents.NobodyReachable;
import io.tierline.cases.events.WorkEvents.ProcessRestored;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.process.model.EscalationProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody deletes what moves a case behind Tierline's back: it is found, told, and put right without repeating anything. */
class AdriftTest extends TierlineTest {

    private static final String TASK = "put-case-right";

    private static final Set<String> REPEATED_BY_MISTAKE = Set.of(
            EventTypes.name(TicketReceived.class),
            EventTypes.name(PolicyPinned.class),
            EventTypes.name(TierEntered.class),
            EventTypes.name(Alerted.class),
            EventTypes.name(NobodyReachable.class),
            EventTypes.name(ManagerNeeded.class),
            EventTypes.name(UpdatePromised.class),
            EventTypes.name(IssueOpened.class),
            EventTypes.name(MessageQueued.class),
            EventTypes.name(CustomerAsked.class),
            EventTypes.name(FixRecorded.class),
            EventTypes.name(ResolutionTold.class),
            EventTypes.name(Assigned.class),
            EventTypes.name(Acknowledged.class),
            EventTypes.name(Breached.class),
            EventTypes.name(Met.class));

    @Autowired
    private Agreement agreement;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    /** Where a case can be when its process is lost, and what makes it end from there. */
    enum Standing {
        NEW(Desk::receive, Standing::work),
        ACKNOWLEDGED_AT_TIER_2(
                desk -> {
                    String key = Journeys.atTier2(desk);
                    desk.claims("theo", key, "work-on-case");
                    return key;
                },
                Standing::work),
        NOT_ACKNOWLEDGED_AT_TIER_2(Journeys::atTier2, Standing::work),
        NOBODY_REACHABLE(
                desk -> {
                    String key = desk.receive();
                    desk.pass(Duration.ofHours(1));
                    assertThat(desk.taskIfOpen(key, "find-somebody")).isPresent();
                    return key;
                },
                Standing::work),
        AT_ENGINEERING(Journeys::atEngineering, Standing::work),
        WAITING(Journeys::waiting, (desk, key) -> {
            desk.happens(key, NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER));
            work(desk, key);
        }),
        WAITING_AND_REMINDED(
                desk -> {
                    String key = Journeys.waiting(desk);
                    desk.pass(Duration.ofHours(25));
                    assertThat(desk.ledger(key, MessageQueued.class))
                            .extracting(event -> Fact.text(event, "template"))
                            .contains("reply-reminder");
                    return key;
                },
                WAITING.end),
        NEVER_ANSWERED(
                desk -> {
                    String key = Journeys.waiting(desk);
                    desk.pass(Duration.ofDays(3));
                    assertThat(desk.openTasks(key)).containsExactly("explain-resolution");
                    return key;
                },
                Standing::tell),
        SOLVED(Journeys::solved, Standing::tell),
        TOLD(Journeys::told, Standing::confirm),
        MANAGER_CALLED_IN_AND_PROMISE_BROKEN(
                desk -> {
                    String key = Journeys.atEngineering(desk);
                    desk.claims("erin", key, "work-on-case");
                    desk.pass(Duration.ofHours(4));
                    assertThat(desk.openTasks(key)).contains("look-into-case", "write-update");
                    return key;
                },
                Standing::work);

        private final Function<Desk, String> begin;
        private final java.util.function.BiConsumer<Desk, String> end;

        Standing(Function<Desk, String> begin, java.util.function.BiConsumer<Desk, String> end) {
            this.begin = begin;
            this.end = end;
        }

        private static void work(Desk desk, String key) {
            String person = Map.of("tier1", "tina", "tier2", "theo", "engineering", "erin")
                    .get(desk.caseFile(key).tier());
            desk.completes(person, key, "work-on-case", Work.resolved());
            tell(desk, key);
        }

        private static void tell(Desk desk, String key) {
            desk.completes("cleo", key, "explain-resolution", Work.resolution());
            confirm(desk, key);
        }

        private static void confirm(Desk desk, String key) {
            desk.happens(key, NewEvent.of(new CustomerConfirmed(null), CaseEvent.CUSTOMER));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_case_whose_process_is_gone_starts_again_where_it_stood(Standing standing) {
        String key = standing.begin.apply(desk);
        List<CaseEvent> before = desk.ledger(key);
        List<String> tasksBefore = desk.openTasks(key);
        Object ownerBefore = desk.caseFile(key).owner();
        int mails = mail().getReceivedMessages().length;

        deleteProcess(key);
        found(key, Kind.NO_PROCESS);
        desk.completes("ada", key, TASK, startAgain());

        assertThat(desk.openTasks(key)).isEqualTo(tasksBefore);
        assertThat(desk.caseFile(key).owner()).isEqualTo(ownerBefore);
        assertThat(repeatable(desk.ledger(key))).isEqualTo(repeatable(before));
        assertThat(mail().getReceivedMessages()).hasSize(mails);
        assertThat(desk.ledger(key, ProcessRestored.class))
                .extracting(CaseEvent::actor, event -> Fact.text(event, "done"))
                .containsExactly(tuple("ada", "started-again"));
        assertThat(agreement.check()).isEmpty();

        standing.end.accept(desk, key);
        assertThat(desk.caseFile(key).state()).isEqualTo(State.CLOSED);
        assertThat(desk.runs(key, EscalationProcess.KEY)).isFalse();
        assertThat(agreement.check()).isEmpty();
    }

    private static List<String> repeatable(List<CaseEvent> ledger) {
        return ledger.stream()
                .filter(event -> REPEATED_BY_MISTAKE.contains(event.type()))
                .map(event -> event.type() + event.facts())
                .toList();
    }

    /** As an administrator of the database or a careless program does it. */
    private void deleteProcess(String key) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey(EscalationProcess.KEY)
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "behind Tierline's back"));
    }

    /** The first look may have met a case on its way; the second tells the administrators. */
    private Adrift found(String key, Kind kind) {
        assertThat(agreement.check()).singleElement().satisfies(seen -> {
            assertThat(seen.subject()).isEqualTo(key);
            assertThat(seen.confirmed()).isFalse();
        });
        assertThat(desk.taskIfOpen(key, TASK)).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        List<Adrift> again = agreement.check();
        assertThat(again).singleElement().satisfies(seen -> {
            assertThat(seen.kinds()).contains(kind);
            assertThat(seen.confirmed()).isTrue();
        });
        desk.task(key, TASK);
        return again.get(0);
    }

    private static Map<String, Object> startAgain() {
        return Map.of("putRightAnswer", "start-again", "putRightNote", "Deleted by hand on Tuesday.");
    }
}
