package io.tierline.engine;

import io.tierline.history.DecisionAnswer;
import io.tierline.history.DecisionAnswers;
import java.time.Clock;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionLiteralExpressionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionLogicEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionLiteralExpressionImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnExpressionImpl;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/** Tells the history what each decision said: the one that was asked, and those that it asked in turn. */
@Component
class DecisionHistory implements DmnDecisionEvaluationListener {

    /** What a rule is called whose owner gave it no id. */
    private static final String WITHOUT_ID = "without-id";

    private final DecisionAnswers answers;
    private final KeptValues kept;
    private final Clock clock;

    DecisionHistory(DecisionAnswers answers, PolicyWords words, Clock clock) {
        this.answers = answers;
        this.kept = new KeptValues(words);
        this.clock = clock;
    }

    @Override
    public void notify(DmnDecisionEvaluationEvent event) {
        Asking.About about = about();
        event.getRequiredDecisionResults().forEach(asked -> record(asked, about));
        record(event.getDecisionResult(), about);
    }

    private static Asking.About about() {
        Asking.About said = Asking.now();
        BpmnExecutionContext running = Context.getBpmnExecutionContext();
        if (running == null) {
            return said == null ? new Asking.About(null, null) : said;
        }
        ExecutionEntity execution = running.getExecution();
        return new Asking.About(
                said == null || said.caseKey() == null ? SubjectCase.of(execution) : said.caseKey(), place(execution));
    }

    private static String place(DelegateExecution execution) {
        return ((ExecutionEntity) execution).getProcessDefinition().getKey()
                + (execution.getCurrentActivityId() == null ? "" : "/" + execution.getCurrentActivityId());
    }

    private void record(DmnDecisionLogicEvaluationEvent event, Asking.About about) {
        // What is evaluated without having been deployed is a check of a publication.
        if (!(event.getDecision() instanceof DecisionDefinition decision)) {
            return;
        }
        List<String> rules = List.of();
        Map<String, Object> inputs = Map.of();
        List<Map<String, Object>> outputs = List.of();
        if (event instanceof DmnDecisionTableEvaluationEvent table) {
            rules = table.getMatchingRules().stream()
                    .map(rule -> Objects.requireNonNullElse(rule.getId(), WITHOUT_ID))
                    .toList();
            inputs = inputs(table);
            outputs = outputs(table);
        } else if (event instanceof DmnDecisionLiteralExpressionEvaluationEvent expression) {
            outputs = outputs(expression);
        }
        answers.record(new DecisionAnswer(
                about.caseKey(),
                decision.getKey(),
                decision.getVersion(),
                rules,
                inputs,
                outputs,
                clock.instant(),
                about.by()));
    }

    private Map<String, Object> inputs(DmnDecisionTableEvaluationEvent event) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        Iterator<DmnDecisionTableInputImpl> columns =
                logic(event.getDecision()).getInputs().iterator();
        event.getInputs().forEach(input -> {
            DmnDecisionTableInputImpl column = columns.next();
            String expression = text(column.getExpression());
            String name = input.getName() == null ? expression : input.getName();
            kept.of(expression, input.getValue().getValue())
                    .ifPresent(value ->
                            inputs.put(name == null || inputs.containsKey(name) ? input.getId() : name, value.value()));
        });
        return inputs;
    }

    private List<Map<String, Object>> outputs(DmnDecisionTableEvaluationEvent event) {
        DmnDecision decision = event.getDecision();
        if (event.getCollectResultValue() != null) {
            Map<String, Object> sum = new LinkedHashMap<>();
            put(sum, decision, event.getCollectResultName(), null, event.getCollectResultValue());
            return List.of(sum);
        }
        return event.getMatchingRules().stream()
                .map(rule -> {
                    Map<String, String> expressions = expressions(decision, rule.getId());
                    Map<String, Object> answer = new LinkedHashMap<>();
                    rule.getOutputEntries()
                            .forEach((name, output) ->
                                    put(answer, decision, name, expressions.get(name), output.getValue()));
                    return answer;
                })
                .toList();
    }

    private List<Map<String, Object>> outputs(DmnDecisionLiteralExpressionEvaluationEvent event) {
        DmnDecision decision = event.getDecision();
        DmnExpressionImpl expression = ((DmnDecisionLiteralExpressionImpl) decision.getDecisionLogic()).getExpression();
        Map<String, Object> answer = new LinkedHashMap<>();
        put(answer, decision, event.getOutputName(), text(expression), event.getOutputValue());
        return List.of(answer);
    }

    /** @param name null for the only output of a table, which needs none */
    private void put(
            Map<String, Object> answer, DmnDecision decision, String name, String expression, TypedValue value) {
        kept.of(expression, value.getValue())
                .ifPresent(found -> answer.put(name == null ? decision.getKey() : name, found.value()));
    }

    /** How a rule says its outputs, by their names; empty for a rule that has no id. */
    private static Map<String, String> expressions(DmnDecision decision, String rule) {
        Map<String, String> expressions = new HashMap<>();
        DmnDecisionTableImpl table = logic(decision);
        table.getRules().stream()
                .filter(candidate -> rule != null && rule.equals(candidate.getId()))
                .forEach(found -> {
                    for (int i = 0; i < table.getOutputs().size(); i++) {
                        expressions.put(
                                table.getOutputs().get(i).getOutputName(),
                                text(found.getConclusions().get(i)));
                    }
                });
        return expressions;
    }

    private static DmnDecisionTableImpl logic(DmnDecision decision) {
        return (DmnDecisionTableImpl) decision.getDecisionLogic();
    }

    private static String text(DmnExpressionImpl expression) {
        return expression == null ? null : expression.getExpression();
    }
}
