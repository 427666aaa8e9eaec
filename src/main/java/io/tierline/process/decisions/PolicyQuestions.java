package io.tierline.process.decisions;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.engine.AsTierline;
import io.tierline.engine.Asking;
import io.tierline.process.model.EscalationProcess;
import io.tierline.process.timers.CalendarsInForce;
import io.tierline.process.timers.CaseClockReader;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;

/** What the decisions in force say of a case, asked outside of the models' own steps. */
@Component
public class PolicyQuestions {

    private static final String CRITERIA = "escalation-criteria";

    private final Ledger ledger;
    private final CaseClockReader clocks;
    private final CalendarsInForce calendars;
    private final DecisionService decisions;
    private final RepositoryService repository;
    private final AsTierline asTierline;
    private final Clock clock;

    PolicyQuestions(
            Ledger ledger,
            CaseClockReader clocks,
            CalendarsInForce calendars,
            DecisionService decisions,
            RepositoryService repository,
            AsTierline asTierline,
            Clock clock) {
        this.ledger = ledger;
        this.clocks = clocks;
        this.calendars = calendars;
        this.decisions = decisions;
        this.repository = repository;
        this.asTierline = asTierline;
        this.clock = clock;
    }

    /** The escalation criteria that hold now. */
    public List<String> criteria(String caseKey) {
        return names(ask(CRITERIA, caseKey));
    }

    /** The escalation criteria that hold now, as the decision that belongs to the case's own models has them. */
    public List<String> criteria(DelegateExecution execution) {
        String caseKey = EscalationProcess.CASE_KEY.get(execution);
        AtomicReference<DmnDecisionTableResult> answer = new AtomicReference<>();
        Map<String, Object> questions = new HashMap<>(Map.of("facts", facts(caseKey)));
        asTierline.run(() -> {
            DecisionDefinition own = repository
                    .createDecisionDefinitionQuery()
                    .deploymentId(
                            ((ExecutionEntity) execution).getProcessDefinition().getDeploymentId())
                    .decisionDefinitionKey(CRITERIA)
                    .singleResult();
            answer.set(
                    own == null
                            ? decisions.evaluateDecisionTableByKey(CRITERIA, questions)
                            : decisions.evaluateDecisionTableById(own.getId(), questions));
        });
        return names(answer.get());
    }

    /** The one answer that a decision in force gives about the case. */
    public Map<String, Object> answer(String decision, String caseKey) {
        return ask(decision, caseKey).getSingleResult().getEntryMap();
    }

    private static List<String> names(DmnDecisionTableResult criteria) {
        return criteria.collectEntries("criterion").stream()
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
    }

    /** All that a decision may ask about a case. */
    public Map<String, Object> facts(String caseKey) {
        List<CaseEvent> events = ledger.events(caseKey);
        Case file = Case.fold(events);
        return Facts.of(file, ledger.integrationId(file), clocks.of(events), calendars.now(), clock.instant());
    }

    private DmnDecisionTableResult ask(String decision, String caseKey) {
        Map<String, Object> questions = new HashMap<>(Map.of("facts", facts(caseKey)));
        return Asking.about(
                caseKey,
                "command",
                () -> asTierline.get(() -> decisions.evaluateDecisionTableByKey(decision, questions)));
    }
}
