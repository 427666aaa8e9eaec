package io.tierline.process.steps;

import static io.tierline.process.steps.Step.actor;
import static io.tierline.process.steps.Step.caseKey;
import static io.tierline.process.steps.Step.forget;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.EscalationProgress;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.OversightEvents.GivenBack;
import io.tierline.cases.events.Provenance;
import io.tierline.cases.events.WorkEvents;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.cases.events.WorkEvents.Alerted;
import io.tierline.cases.events.WorkEvents.EscalationHeld;
import io.tierline.cases.events.WorkEvents.EscalationRepeated;
import io.tierline.cases.events.WorkEvents.NobodyReachable;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.casework.CaseCommands;
import io.tierline.oncall.EscalationStep;
import io.tierline.oncall.MaintenanceWindows;
import io.tierline.oncall.NextContact;
import io.tierline.oncall.NextContact.Passed;
import io.tierline.oncall.NextContact.Reason;
import io.tierline.oncall.OnCall;
import io.tierline.process.forms.FindSomebodyForm;
import io.tierline.process.model.WorkAtTierProcess;
import io.tierline.process.timers.SlaTimers;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The steps of the escalation policy in {@code work-at-tier.bpmn}: who is asked next, whether again, and what follows
 * when no one is there.
 */
@Configuration(proxyBeanMethods = false)
class EscalationSteps {

    /** Of a case whose level it got before the escalation matrix said who. */
    private static final String CONTACT = "contact";

    private static final String MANAGER = "manager";
    private static final String HELD_BACK = "held-back";
    private static final String NOBODY = "nobody";

    /** Alerts the next contact, looked up now. A maintenance window holds back every step but a level's first. */
    @Bean
    JavaDelegate alertOnCall(
            Ledger ledger,
            OnCall onCall,
            MaintenanceWindows windows,
            Notifier notifier,
            SlaTimers timers,
            Clock clock) {
        return execution -> {
            String key = caseKey(execution);
            // Held until the end: an acknowledgement in the same instant comes before this step, or after it.
            List<CaseEvent> events = ledger.hold(key);
            Case file = Case.fold(events);
            EscalationProgress escalation = EscalationProgress.of(events).orElseThrow();
            Instant now = clock.instant();
            if (waitsStill(events, timers.due(execution, "acknowledge-step"), now)) {
                WorkAtTierProcess.ALERTED.set(execution, CONTACT);
                return;
            }
            Optional<MaintenanceWindows.Hold> hold = escalation.begun()
                    ? windows.holding(now, escalation.team(), file.customer(), key)
                    : Optional.empty();
            String alerted;
            if (hold.isPresent()) {
                ledger.append(
                        key,
                        event(new EscalationHeld(
                                escalation.assignment(),
                                hold.get().until(),
                                hold.get().windows())));
                alerted = HELD_BACK;
            } else {
                NextContact next =
                        onCall.next(escalation.team(), file.region(), steps(escalation), escalation.asked(), now);
                alerted = next instanceof NextContact.Alert alert
                        ? alert(execution, ledger, notifier, escalation, alert)
                        : NOBODY;
            }
            WorkAtTierProcess.ALERTED.set(execution, alerted);
        };
    }

    /** A person who was alerted before the case was started again has the rest of their time. */
    private static boolean waitsStill(List<CaseEvent> events, Date due, Instant now) {
        return StartedAgain.since(events, Alerted.class)
                && StartedAgain.since(events, TierEntered.class, EscalationRepeated.class, GivenBack.class)
                && due.toInstant().isAfter(now);
    }

    private static String alert(
            DelegateExecution execution,
            Ledger ledger,
            Notifier notifier,
            EscalationProgress escalation,
            NextContact.Alert alert) {
        ledger.append(
                caseKey(execution),
                event(new Alerted(
                        escalation.assignment(),
                        escalation.round(),
                        escalation.asked().size() + 1,
                        alert.step().toString(),
                        alert.person().id(),
                        passedOver(alert.passed()))));
        notifier.send(execution, "alert", "person:" + alert.person().id());
        return alert.step().kind() == EscalationStep.Kind.MANAGER ? MANAGER : CONTACT;
    }

    private static List<EscalationStep> steps(EscalationProgress escalation) {
        return EscalationStep.ofLevel(escalation.steps());
    }

    /** Who could not be asked, and why: an id or a step, and the reason. */
    private static List<String> passedOver(List<Passed> passed) {
        return passed.stream()
                .filter(one -> one.reason() != Reason.ALL_ASKED)
                .map(one -> (one.person() == null ? one.step().toString() : one.person()) + " "
                        + one.reason().word())
                .distinct()
                .toList();
    }

    @Bean
    JavaDelegate repeatEscalation(Ledger ledger) {
        return execution -> {
            EscalationProgress escalation = escalation(ledger, execution);
            ledger.append(
                    caseKey(execution), event(new EscalationRepeated(escalation.assignment(), escalation.round() + 1)));
        };
    }

    /** No one left is a named outcome: it is on record with the reason, and told to those in charge. */
    @Bean
    JavaDelegate reportNobody(Ledger ledger, OnCall onCall, Notifier notifier, Clock clock) {
        return execution -> {
            String key = caseKey(execution);
            if (StartedAgain.since(ledger.events(key), NobodyReachable.class)
                    && StartedAgain.since(ledger.events(key), TierEntered.class, Alerted.class)) {
                // It was told before the case was started again, and no one was found since.
                return;
            }
            EscalationProgress escalation = escalation(ledger, execution);
            NextContact next = onCall.next(
                    escalation.team(),
                    ledger.caseFile(key).region(),
                    steps(escalation),
                    escalation.asked(),
                    clock.instant());
            String reason =
                    next instanceof NextContact.Nobody nobody ? nobody.reason().word() : Reason.ALL_ASKED.word();
            ledger.append(
                    key,
                    event(new NobodyReachable(
                            escalation.assignment(),
                            escalation.team(),
                            reason,
                            escalation.round(),
                            escalation.asked().size(),
                            passedOver(next.passed()))));
            notifier.send(execution, "nobody-reachable", "in-charge");
        };
    }

    /** The person in charge has found a person for the case, or wants the escalation policy climbed again. */
    @Bean
    JavaDelegate recordSomebody(CaseCommands commands) {
        return execution -> {
            FindSomebodyForm form = FindSomebodyForm.read(execution);
            commands.handle(
                    caseKey(execution),
                    form.somebodyHasIt()
                            ? NewEvent.of(Acknowledged.through("found"), actor())
                                    .from(Provenance.task(WorkAtTierProcess.FIND_SOMEBODY))
                                    .withText(EventText.NOTE, form.note())
                            : NewEvent.of(new InternalNote(), actor())
                                    .from(Provenance.task(WorkAtTierProcess.FIND_SOMEBODY))
                                    .withText(EventText.TEXT, form.note()));
            WorkAtTierProcess.SOMEBODY_FOUND.set(execution, form.somebodyHasIt());
            forget(execution, FindSomebodyForm.FIELDS);
        };
    }

    private static EscalationProgress escalation(Ledger ledger, DelegateExecution execution) {
        return EscalationProgress.of(ledger.events(caseKey(execution))).orElseThrow();
    }

    private static NewEvent event(WorkEvents facts) {
        return NewEvent.of(facts, CaseEvent.TIERLINE);
    }
}
