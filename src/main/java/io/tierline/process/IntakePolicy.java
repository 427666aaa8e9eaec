package io.tierline.process;

import io.tierline.engine.AsTierline;
import io.tierline.engine.Asking;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.exception.dmn.DecisionDefinitionNotFoundException;
import org.springframework.stereotype.Component;

/** Which tickets of a help desk open a case: {@code intake.dmn}, in the version that is in force now. */
@Component
public class IntakePolicy {

    /** The decision's id. */
    public static final String DECISION = "intake";

    /** What a rule can ask of a ticket, by these names after {@code ticket.}; unknown is null. */
    public static final Set<String> FACTS = Set.of(
            "source",
            "status",
            "tags",
            "priority",
            "plan",
            "category",
            "impact",
            "affectedUsers",
            "component",
            "customer");

    /** Those that may hold anything: people at the help desk type them. */
    static final Set<String> TEXTS = Set.of("tags");

    /** The answers that each rule gives. */
    public static final String OPENS_CASE = "opensCase";

    public static final String REASON = "reason";

    private final DecisionService decisions;

    private final AsTierline asTierline;

    IntakePolicy(DecisionService decisions, AsTierline asTierline) {
        this.decisions = decisions;
        this.asTierline = asTierline;
    }

    /** @param reason in words */
    public record Intake(boolean opensCase, String reason) {}

    /**
     * @param ticket values of {@link #FACTS}; what is missing is unknown
     * @throws NoIntakePolicy when none is deployed
     */
    public Intake decide(Map<String, Object> ticket) {
        Map<String, Object> facts = new HashMap<>();
        FACTS.forEach(name -> facts.put(name, ticket.get(name)));
        Map<String, Object> answer = answer(facts);
        return new Intake(Boolean.TRUE.equals(answer.get(OPENS_CASE)), (String) answer.get(REASON));
    }

    private Map<String, Object> answer(Map<String, Object> facts) {
        try {
            return Asking.about(
                    null,
                    "ticket",
                    () -> asTierline.get(() -> decisions
                            .evaluateDecisionTableByKey(DECISION, Map.of("ticket", facts))
                            .getSingleResult()
                            .getEntryMap()));
        } catch (DecisionDefinitionNotFoundException e) {
            throw new NoIntakePolicy(e);
        }
    }

    /** The models in force are those that a process owner published before there was an {@code intake.dmn}. */
    public static class NoIntakePolicy extends RuntimeException {
        NoIntakePolicy(Throwable cause) {
            super(
                    "No intake.dmn is deployed, so nobody has decided which tickets open a case. Publish the one that comes"
                            + " with this version of Tierline, or your own.",
                    cause);
        }
    }
}
