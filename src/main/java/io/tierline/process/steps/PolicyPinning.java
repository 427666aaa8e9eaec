package io.tierline.process.steps;

import static io.tierline.process.steps.Step.caseKey;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.IntakeEvents.PolicyPinned;
import io.tierline.engine.Asking;
import io.tierline.engine.MatchedRules;
import io.tierline.sla.SlaPolicy;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Writes into the ledger which service level a case has: the rule of {@code sla-policy.dmn} that matched, and its version. */
@Component
class PolicyPinning {

    private static final String DECISION = "sla-policy";

    private final Ledger ledger;
    private final DecisionService decisions;
    private final RepositoryService repository;
    private final MatchedRules matched;

    PolicyPinning(Ledger ledger, DecisionService decisions, RepositoryService repository, MatchedRules matched) {
        this.ledger = ledger;
        this.decisions = decisions;
        this.repository = repository;
        this.matched = matched;
    }

    void pin(VariableScope execution) {
        pin(caseKey(execution));
    }

    void pin(String key) {
        pin(key, latest());
    }

    /** For other facts, under the version that the case was given when it was opened: an edit is for new cases. */
    void pinAgain(String key) {
        Integer before = ledger.events(key).stream()
                .flatMap(event -> event.as(PolicyPinned.class).stream())
                .map(pinned -> Integer.valueOf(pinned.version()))
                .reduce((first, last) -> last)
                .orElseThrow();
        pin(key, exists(before) ? before : latest());
    }

    private void pin(String key, int version) {
        Case file = ledger.caseFile(key);
        Map<String, Object> facts = new HashMap<>();
        facts.put("priority", file.priority());
        facts.put("plan", file.plan());
        facts.put("category", file.category());
        MatchedRules.Traced<DmnDecisionTableResult> result = Asking.about(
                key,
                "facts-changed",
                () -> matched.trace(() ->
                        decisions.evaluateDecisionTableByKeyAndVersion(DECISION, version, Map.of("facts", facts))));
        Map<String, Object> targets =
                new HashMap<>(result.value().getSingleResult().getEntryMap());
        targets.values().removeIf(java.util.Objects::isNull);
        // Refused here, where an operator sees the incident with the field's name, rather than when a clock is read.
        SlaPolicy.of(targets, result.rule(), String.valueOf(version));
        ledger.append(
                key,
                NewEvent.of(new PolicyPinned(result.rule(), String.valueOf(version), targets), CaseEvent.TIERLINE));
    }

    private int latest() {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(DECISION)
                .latestVersion()
                .singleResult()
                .getVersion();
    }

    private boolean exists(int version) {
        return repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(DECISION)
                        .decisionDefinitionVersion(version)
                        .count()
                > 0;
    }
}
