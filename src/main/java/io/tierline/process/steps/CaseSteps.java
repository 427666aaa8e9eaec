package io.tierline.process.steps;

import static io.tierline.process.steps.Step.actor;
import static io.tierline.process.steps.Step.caseKey;
import static io.tierline.process.steps.Step.forget;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.RelatedCase;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.EventTexts;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.Linked;
import io.tierline.cases.events.Provenance;
import io.tierline.cases.events.WorkEvents.Fixed;
import io.tierline.casework.CaseCommands;
import io.tierline.casework.ExplainedResolution;
import io.tierline.casework.Fix;
import io.tierline.process.forms.ConfirmationForm;
import io.tierline.process.forms.CustomerReplyForm;
import io.tierline.process.forms.EnterCaseForm;
import io.tierline.process.forms.ResolutionForm;
import io.tierline.process.model.EscalationProcess;
import io.tierline.process.model.ReviewProcesses;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of {@code escalation.bpmn}, but for those of a level. */
@Configuration(proxyBeanMethods = false)
class CaseSteps {

    /** The source of cases that were entered by hand. */
    private static final String TASKLIST = "tasklist";

    /** The source of cases that follow one up which was closed too long ago. */
    private static final String FOLLOW_UP = "follow-up";

    /** How a word of the customer came that an agent entered. */
    private static final String BY_HAND = "by-hand";

    /** Opens the case, where a ticket has not done so already, and pins the policy that it runs under. */
    @Bean
    JavaDelegate openCase(Ledger ledger, PolicyPinning policies, RepeatFinder repeats) {
        return execution -> {
            if (caseKey(execution) == null) {
                EnterCaseForm form = EnterCaseForm.read(execution);
                String by = (String) execution.getVariable(EnterCaseForm.ENTERED_BY);
                String ticket = execution.getProcessInstanceId();
                String key = ledger.open(form.ticket().received(TASKLIST, ticket, by))
                        .caseKey();
                EscalationProcess.CASE_KEY.set(execution, key);
                forget(execution, EnterCaseForm.FIELDS);
            }
            policies.pin(execution);
            repeats.find(caseKey(execution));
        };
    }

    /** A customer's answer that reached us by phone or in person. */
    @Bean
    JavaDelegate recordReply(CaseCommands commands) {
        return execution -> {
            CustomerReplyForm form = CustomerReplyForm.read(execution);
            commands.handle(
                    caseKey(execution),
                    NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER)
                            .at(form.repliedAt())
                            .from(Provenance.channel(BY_HAND)
                                    .withTask("wait-for-reply")
                                    .withEnteredBy(actor()))
                            .withText(EventText.TEXT, form.reply()));
            forget(execution, CustomerReplyForm.FIELDS);
        };
    }

    /** What the customer is about to be told: cause, mitigation, prevention. */
    @Bean
    JavaDelegate recordResolution(Ledger ledger, CaseCommands commands) {
        return execution -> {
            String key = caseKey(execution);
            commands.handle(
                    key,
                    Explained.by(ledger.events(key))
                            .map(fix -> explained(fix, ledger.textsOf(fix)))
                            .orElseGet(() -> ResolutionForm.read(execution).command(actor())));
            forget(execution, ResolutionForm.FIELDS);
        };
    }

    private static ExplainedResolution explained(CaseEvent fix, EventTexts texts) {
        return new ExplainedResolution(
                fix.actor(),
                fix.as(Fixed.class).orElseThrow().problem(),
                new Fix(
                        texts.get(EventText.ROOT_CAUSE),
                        texts.get(EventText.MITIGATION),
                        texts.get(EventText.PREVENTION),
                        texts.get(EventText.CUSTOMER_MESSAGE)));
    }

    /** What the customer said of the resolution, entered by hand. */
    @Bean
    JavaDelegate recordConfirmation(CaseCommands commands) {
        return execution -> {
            ConfirmationForm form = ConfirmationForm.read(execution);
            commands.handle(
                    caseKey(execution),
                    NewEvent.of(
                                    form.confirmed() ? new CustomerConfirmed(BY_HAND) : new Reopened(BY_HAND),
                                    CaseEvent.CUSTOMER)
                            .from(Provenance.task("wait-for-confirmation").withEnteredBy(actor()))
                            .withText(EventText.TEXT, form.said()));
            forget(execution, ConfirmationForm.FIELDS);
            EscalationProcess.CONFIRMED.set(execution, form.confirmed());
        };
    }

    /** Ends the case; one that was withdrawn has ended already. */
    @Bean
    JavaDelegate closeCase(Ledger ledger, AfterClosing afterClosing) {
        return execution -> {
            String key = caseKey(execution);
            if (!ledger.caseFile(key).state().ended()) {
                Optional<CaseEvent> confirmed = ledger.events(key).stream()
                        .reduce((first, last) -> last.is(ResolutionTold.class, CustomerConfirmed.class) ? last : first)
                        .filter(event -> event.is(CustomerConfirmed.class));
                ledger.append(
                        key,
                        NewEvent.of(
                                afterClosing.decided(
                                        key, confirmed.map(CaseSteps::how).orElse("unanswered")),
                                CaseEvent.TIERLINE));
            }
        };
    }

    /** What one of ours said on the customer's page is not the customer's word. */
    private static String how(CaseEvent confirmed) {
        return confirmed.provenance().byStaff() == null ? "confirmed" : "confirmed-by-staff";
    }

    /** The closed case goes on: what the customer wished is so. Never from before it was closed. */
    @Bean
    JavaDelegate reopenCase(Ledger ledger) {
        return execution -> {
            String key = caseKey(execution);
            Case file = ledger.caseFile(key);
            CaseEvent wish = wish(ledger, file);
            ledger.append(
                    key,
                    NewEvent.of(new Reopened(), wish.actor())
                            .at(wish.happenedAt().isBefore(file.closedAt()) ? file.closedAt() : wish.happenedAt())
                            .from(Provenance.channel(wish.provenance().channel()))
                            .withText(EventText.TEXT, ledger.textsOf(wish).get(EventText.TEXT)));
        };
    }

    /** A new case of the same customer and component, for what they say now. Each of the two knows the other. */
    @Bean
    JavaDelegate openLinkedCase(Ledger ledger) {
        return execution -> {
            String key = caseKey(execution);
            Case file = ledger.caseFile(key);
            CaseEvent wish = wish(ledger, file);
            String ticket = key + "-" + wish.seq();
            NewEvent received = FollowUp.ticket(
                            file, ledger.integrationId(file), ledger.ticketTexts(key), ledger.textsOf(wish))
                    .received(FOLLOW_UP, ticket, wish.actor())
                    .at(wish.happenedAt());
            String opened = ledger.open(received).caseKey();
            ledger.append(opened, link(key, true));
            ledger.append(key, link(opened, false));
            start(execution, EscalationProcess.TICKET_RECEIVED, opened);
        };
    }

    private static CaseEvent wish(Ledger ledger, Case file) {
        return ledger.events(file.caseKey()).get(file.reopenWish().seq() - 1);
    }

    private static NewEvent link(String other, boolean earlier) {
        return NewEvent.of(new Linked(other, RelatedCase.FOLLOW_UP, earlier), CaseEvent.TIERLINE);
    }

    @Bean
    JavaDelegate startReview() {
        return execution -> start(execution, ReviewProcesses.REVIEW_DUE, caseKey(execution));
    }

    @Bean
    JavaDelegate startSurvey() {
        return execution -> start(execution, ReviewProcesses.SURVEY_DUE, caseKey(execution));
    }

    private static void start(DelegateExecution execution, String message, String caseKey) {
        execution
                .getProcessEngineServices()
                .getRuntimeService()
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(caseKey)
                .setVariable(EscalationProcess.CASE_KEY.name(), caseKey)
                .correlateStartMessage();
    }
}
