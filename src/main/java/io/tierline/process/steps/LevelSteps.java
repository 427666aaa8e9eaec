package io.tierline.process.steps;

import static io.tierline.process.steps.Step.actor;
import static io.tierline.process.steps.Step.caseKey;
import static io.tierline.process.steps.Step.forget;

import io.tierline.cases.Assignment;
import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.LevelTable;
import io.tierline.cases.Levels;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.Provenance;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.cases.events.WorkEvents.Assigned;
import io.tierline.cases.events.WorkEvents.HandedOff;
import io.tierline.cases.events.WorkEvents.Moved;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.cases.events.WorkEvents.WorkDone;
import io.tierline.casework.CaseCommands;
import io.tierline.casework.WhoAsked;
import io.tierline.oncall.OnCall;
import io.tierline.process.decisions.PolicyQuestions;
import io.tierline.process.forms.WorkForm;
import io.tierline.process.model.ListedWords;
import io.tierline.process.model.WorkAtTierProcess;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of {@code work-at-tier.bpmn}. */
@Configuration(proxyBeanMethods = false)
class LevelSteps {

    /**
     * Records who has the case now, where it came from, who sent it and why. Where a manager gave the work to a person
     * before the level got the case, it is theirs, and no one has to be alerted. The same holds for who asked the customer, if
     * they are at work when the case comes back. A level that had the case before its
     * process was started again goes on with what it was given then.
     */
    @Bean
    JavaDelegate takeOver(
            Ledger ledger, CaseCommands commands, PolicyQuestions policy, Levels levels, OnCall onCall, Clock clock) {
        return execution -> {
            String key = caseKey(execution);
            List<CaseEvent> events = ledger.events(key);
            Case file = Case.fold(events);
            Assignment before = file.assignment();
            if (file.held()
                    && before.tier().equals(WorkAtTierProcess.TIER.get(execution))
                    && StartedAgain.since(events, TierEntered.class)) {
                StartedAgain.asBefore(execution, events);
                forget(execution, WorkAtTierProcess.ON_THE_CASE);
                return;
            }
            String by = movedBy(file);
            String tier = WorkAtTierProcess.TIER.get(execution);
            LevelTable table = levels.current();
            ledger.append(
                    key,
                    NewEvent.of(
                            new TierEntered(
                                    file.assignments().size() + 1,
                                    tier,
                                    table.version(),
                                    table.rank(tier),
                                    WorkAtTierProcess.TEAM.get(execution),
                                    WorkAtTierProcess.ROLE.get(execution),
                                    ListedWords.of(WorkAtTierProcess.LADDER.get(execution)),
                                    WorkAtTierProcess.ACKNOWLEDGE_WITHIN.get(execution),
                                    (int) WorkAtTierProcess.REPEATS
                                            .find(execution)
                                            .orElse(0),
                                    ListedWords.of(WorkAtTierProcess.ACKNOWLEDGED_BY.get(execution)),
                                    before == null ? null : before.tier(),
                                    by,
                                    sentBy(by, events),
                                    reasons(by, before, WorkAtTierProcess.REASONS.get(execution)),
                                    policy.criteria(execution),
                                    contextComplete(by, events)),
                            CaseEvent.TIERLINE));
            // It is on the case now, where the steps that follow read it.
            forget(execution, WorkAtTierProcess.ON_THE_CASE);
            Case entered = ledger.caseFile(key);
            if (entered.owner() != null) {
                acknowledge(commands, entered, entered.owner(), "given-by-a-manager");
            } else {
                WhoAsked.of(file, tier)
                        .filter(person -> onCall.isAtWork(person, entered.team(), clock.instant()))
                        .ifPresent(person -> {
                            // Of the task that is made next: no task has to be handed over.
                            commands.handle(
                                    key,
                                    NewEvent.of(new Assigned(person), CaseEvent.TIERLINE)
                                            .from(Provenance.task(WorkAtTierProcess.WORK_ON_CASE)));
                            acknowledge(commands, entered, person, "asked-the-customer");
                        });
            }
        };
    }

    private static String sentBy(String by, List<CaseEvent> events) {
        return switch (by) {
            case "person", "manager" ->
                events.stream()
                        .filter(event -> event.is(WorkDone.class, Moved.class))
                        .reduce((first, last) -> last)
                        .map(CaseEvent::actor)
                        .orElse(CaseEvent.TIERLINE);
            default -> CaseEvent.TIERLINE;
        };
    }

    /** A person who escalates hands the context over; a manager may move a case of which there is none. */
    private static boolean contextComplete(String by, List<CaseEvent> events) {
        return switch (by) {
            case "time", "criteria" -> false;
            case "manager" -> events.stream().anyMatch(event -> event.is(HandedOff.class));
            default -> true;
        };
    }

    private static String movedBy(Case file) {
        Assignment before = file.assignment();
        if (before == null) {
            return "policy";
        }
        if (before.left() == null) {
            // No person gave the case away: its time there was up.
            return "time";
        }
        return switch (String.valueOf(file.lastOutcome())) {
            case "moved" -> "manager";
            case "escalate", "hand-back" -> "person";
            case "criteria" -> "criteria";
            default -> "policy";
        };
    }

    private static List<String> reasons(String by, Assignment before, String reasons) {
        if ("time".equals(by)) {
            return List.of("Time at " + before.tier() + " is up");
        }
        return ListedWords.of(reasons);
    }

    /** A claimed task acknowledges the case: a person has it. One that is given back has no owner. */
    @Bean
    TaskListener acknowledgeCase(Ledger ledger, CaseCommands commands) {
        return task -> {
            // Held, so that an acknowledgement in the same instant comes before this one, or after it.
            Case file = Case.fold(ledger.hold(caseKey(task)));
            if (!Objects.equals(task.getAssignee(), file.owner())) {
                commands.handle(
                        caseKey(task),
                        NewEvent.of(new Assigned(task.getAssignee()), Step.actor())
                                .from(Provenance.task(task.getTaskDefinitionKey())));
            }
            if (task.getAssignee() != null) {
                acknowledge(commands, file, Step.actor(), "claim");
            }
        };
    }

    private static void acknowledge(CaseCommands commands, Case file, String who, String how) {
        Assignment assignment = file.assignment();
        if (file.held() && assignment.acknowledgedAt() == null) {
            commands.handle(file.caseKey(), NewEvent.of(Acknowledged.through(how), who));
        }
    }

    /** What the agent's form says of the level's work. */
    @Bean
    JavaDelegate recordWork(CaseCommands commands) {
        return execution -> {
            commands.handle(caseKey(execution), WorkForm.read(execution).command(actor()));
            forget(execution, WorkForm.FIELDS);
        };
    }

    /** Gives Engineering its issue, once a case. */
    @Bean
    JavaDelegate openIssue(Ledger ledger, Notifier notifier) {
        return execution -> {
            if (ledger.caseFile(caseKey(execution)).issue() == null) {
                notifier.send(execution, "engineering-issue", "engineering-tracker");
            }
        };
    }
}
