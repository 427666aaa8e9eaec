package io.tierline.agreement;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.LedgerChanged;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.WorkEvents.Assigned;
import io.tierline.cases.events.WorkEvents.ProcessRestored;
import io.tierline.cases.events.WorkEvents.WorkDone;
import io.tierline.casework.CommandRefusedException;
import io.tierline.casework.CommandRefusedException.Reason;
import io.tierline.engine.AsTierline;
import io.tierline.process.CaseTasks;
import io.tierline.process.model.EscalationProcess;
import io.tierline.process.model.WorkAtTierProcess;
import io.tierline.process.timers.FiredTimers;
import io.tierline.words.Saying;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Decides from the ledger how a case is put right, and does it as Tierline itself just before the commit. */
@Component
class Restarts {

    private static final String WHY_ENDED = "ended: ledger and engine did not agree";

    private final Ledger ledger;
    private final ModelsInUse models;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final FiredTimers fired;
    private final CaseTasks caseTasks;
    private final AsTierline asTierline;

    Restarts(
            Ledger ledger,
            ModelsInUse models,
            RuntimeService runtime,
            ManagementService management,
            FiredTimers fired,
            CaseTasks caseTasks,
            AsTierline asTierline) {
        this.ledger = ledger;
        this.models = models;
        this.runtime = runtime;
        this.management = management;
        this.fired = fired;
        this.caseTasks = caseTasks;
        this.asTierline = asTierline;
    }

    /** @throws CommandRefusedException when the models in force have no place where the case could go on */
    Restart decide(Finding finding) {
        Optional<String> goesOn = finding.mains().stream()
                .filter(Finding.Main::isRight)
                .map(Finding.Main::id)
                .findFirst();
        if (goesOn.isEmpty() && !finding.kinds().stream().allMatch(Kind::isSurplus)) {
            return startAgain(finding);
        }
        List<String> surplus = new ArrayList<>(finding.strays());
        finding.mains().stream()
                .map(Finding.Main::id)
                .filter(id -> !id.equals(goesOn.orElse(null)))
                .forEach(surplus::add);
        return new Restart(finding.caseKey(), finding.codes(), surplus, List.of(), null);
    }

    private Restart startAgain(Finding finding) {
        String key = finding.caseKey();
        List<CaseEvent> events = ledger.events(key);
        Case file = Case.fold(events);
        Places places =
                models.inForce().orElseThrow(() -> refusal(key, Saying.of("refused.no-model", EscalationProcess.KEY)));
        List<String> start = new ArrayList<>();
        String variable = null;
        if (file.held()) {
            Places.LevelCall call = places.call(file.tier());
            if (call == null) {
                throw refusal(key, Saying.of("refused.no-call", file.tier()));
            }
            start.add(call.activity());
            variable = call.variable();
        } else {
            start.add(StandingPlace.of(events, file));
        }
        if (file.promise() != null && !StandingPlace.saidInThisRound(events, ResolutionTold.class)) {
            start.add(EscalationProcess.SEND_CUSTOMER_UPDATES);
        }
        if (file.oversight().awaited()) {
            start.add(EscalationProcess.LOOK_INTO_CASE);
        }
        start.stream().filter(activity -> !places.has(activity)).findFirst().ifPresent(missing -> {
            throw refusal(key, Saying.of("refused.no-place", missing));
        });
        List<String> end = Stream.concat(
                        finding.strays().stream(),
                        runtime
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKey(key)
                                .processDefinitionKey(EscalationProcess.KEY)
                                .list()
                                .stream()
                                .map(ProcessInstance::getId))
                .distinct()
                .toList();
        return new Restart(key, finding.codes(), end, start, variable);
    }

    private static CommandRefusedException refusal(String key, Saying why) {
        return new CommandRefusedException(key, Reason.NOT_NOW, why);
    }

    /** First of all listeners that move a case: what else was appended meets the process that is there again. */
    @EventListener
    @Order(-1)
    public void on(LedgerChanged change) {
        change.added().stream()
                .flatMap(event -> event.as(ProcessRestored.class).stream())
                .forEach(restored ->
                        asTierline.run(() -> restart(Restart.of(change.caseKey(), restored), change.ledger())));
    }

    private void restart(Restart wanted, List<CaseEvent> events) {
        end(wanted.end());
        if (!wanted.start().isEmpty()) {
            Case file = Case.fold(events);
            start(wanted, file);
            fired.remove(wanted.caseKey(), events);
            handTo(events, file);
        }
    }

    /** The parts that were called from it end with it. */
    void end(List<String> processes) {
        asTierline.run(() -> processes.forEach(
                id -> runtime.deleteProcessInstancesIfExists(List.of(id), WHY_ENDED, true, true, false)));
    }

    /** Steps that have used up their attempts get one more. */
    void tryAgain(List<String> processes) {
        asTierline.run(() -> processes.stream()
                .flatMap(id -> management.createJobQuery().processInstanceId(id).noRetriesLeft().list().stream())
                .forEach(job -> management.setJobRetries(job.getId(), 1)));
    }

    private void start(Restart wanted, Case file) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(EscalationProcess.CASE_KEY.name(), wanted.caseKey());
        if (file.held()) {
            variables.put(
                    WorkAtTierProcess.REASONS.name(),
                    file.assignment().reasons().stream().collect(Collectors.joining(", ")));
            // Whether a manager is wanted was decided when the level got the case.
            variables.put(EscalationProcess.MANAGER_WANTED.name(), false);
            if (wanted.variable() != null) {
                variables.put(wanted.variable(), file.tier());
            }
        }
        ProcessInstantiationBuilder builder = runtime.createProcessInstanceByKey(EscalationProcess.KEY)
                .businessKey(wanted.caseKey())
                .setVariables(variables);
        wanted.start().forEach(builder::startBeforeActivity);
        builder.execute();
    }

    /** The work is its owner's again, where a manager gave it to a person while no level had the case. */
    private void handTo(List<CaseEvent> events, Case file) {
        if (file.held() || file.owner() == null) {
            return;
        }
        CaseEvent last = events.stream()
                .filter(event -> event.is(Assigned.class, WorkDone.class))
                .reduce((first, second) -> second)
                .orElse(null);
        if (last != null && last.is(Assigned.class)) {
            caseTasks.giveTo(file.caseKey(), file.owner());
        }
    }
}
