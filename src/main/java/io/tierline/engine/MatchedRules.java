package io.tierline.engine;

import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.springframework.stereotype.Component;

/** Tells which rule of a decision table answered: the engine's result alone does not say. */
@Component
public class MatchedRules implements DmnDecisionTableEvaluationListener {

    private final ThreadLocal<String> rule = new ThreadLocal<>();

    /** @param rule the id of the last rule that matched, or null when none did */
    public record Traced<T>(T value, String rule) {}

    /** Evaluates, and tells with the result the rule that gave it. */
    public <T> Traced<T> trace(Supplier<T> evaluation) {
        rule.remove();
        try {
            T value = evaluation.get();
            return new Traced<>(value, rule.get());
        } finally {
            rule.remove();
        }
    }

    @Override
    public void notify(DmnDecisionTableEvaluationEvent event) {
        event.getMatchingRules().forEach(match -> rule.set(match.getId()));
    }
}
