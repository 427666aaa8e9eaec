package io.tierline.performance;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * What the models of {@code stock/} call, as little as takes a case along its way: no ledger, no clocks, no message. What a
 * case is at is remembered in memory, so that it costs the database nothing.
 */
public final class StockBeans {

    private final Map<String, Map<String, Object>> facts = new ConcurrentHashMap<>();

    /** By the names that the models give them. */
    Map<Object, Object> all() {
        Map<Object, Object> beans = new HashMap<>();
        for (String idle : List.of(
                "openCase",
                "notify",
                "openIssue",
                "recordReply",
                "recordCriteria",
                "recordManagerNeeded",
                "recordSomebody",
                "recordUpdate",
                "recordReview",
                "recordFollowUp",
                "recordActionItem",
                "recordManagerDecision",
                "noteDeadline",
                "beginLadderAgain",
                "reportNobody",
                "closeCase",
                "draftPostmortem",
                "publishArticle",
                "closePostmortem")) {
            beans.put(idle, (JavaDelegate) execution -> {});
        }
        beans.put("takeOver", (JavaDelegate) this::takeOver);
        beans.put("recordWork", (JavaDelegate) this::recordWork);
        beans.put("alertOnCall", (JavaDelegate) execution -> execution.setVariable("alerted", "contact"));
        beans.put("promiseUpdate", (JavaDelegate) execution -> execution.setVariable("updatePromised", true));
        beans.put("recordConfirmation", (JavaDelegate) execution -> execution.setVariable("confirmed", true));
        beans.put("recordVerification", (JavaDelegate) execution -> execution.setVariable("verified", true));
        beans.put("recordResolution", (JavaDelegate) execution -> runtime(execution)
                .createMessageCorrelation("resolution-told")
                .processInstanceBusinessKey(execution.getProcessBusinessKey())
                .correlateAll());
        beans.put("startReview", (JavaDelegate) execution -> start(execution, "review-due"));
        beans.put("startSurvey", (JavaDelegate) execution -> start(execution, "survey-due"));
        beans.put("taskContext", (TaskListener) task -> {});
        beans.put("acknowledgeCase", (TaskListener) StockBeans::acknowledge);
        beans.put("formCheck", new FormCheck());
        beans.put("caseFile", new CaseFile());
        beans.put("sla", new Sla());
        return beans;
    }

    private void takeOver(DelegateExecution execution) {
        of(execution).merge("hops", 1, (before, one) -> (Integer) before + 1);
        of(execution).put("currentTier", execution.getVariable("tier"));
    }

    private void recordWork(DelegateExecution execution) {
        of(execution).put("lastOutcome", execution.getVariable("outcome"));
    }

    private static void acknowledge(DelegateTask task) {
        if (task.getAssignee() != null) {
            task.getProcessEngineServices()
                    .getRuntimeService()
                    .createMessageCorrelation("acknowledged")
                    .processInstanceId(task.getProcessInstanceId())
                    .correlateAll();
        }
    }

    private static void start(DelegateExecution execution, String message) {
        runtime(execution)
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(execution.getProcessBusinessKey())
                .setVariable("caseKey", execution.getProcessBusinessKey())
                .correlateStartMessage();
    }

    private static RuntimeService runtime(DelegateExecution execution) {
        return execution.getProcessEngineServices().getRuntimeService();
    }

    /** As the ticket of {@link WorkedExample} says. */
    private Map<String, Object> of(DelegateExecution execution) {
        return facts.computeIfAbsent(execution.getProcessBusinessKey(), key -> {
            Map<String, Object> known = new ConcurrentHashMap<>();
            known.put("priority", "P2");
            known.put("category", "integration");
            known.put("impact", "critical");
            known.put("affectedUsers", 120);
            known.put("plan", "enterprise");
            known.put("hops", 0);
            return known;
        });
    }

    /** Nothing is wrong with a form here. */
    private static final class FormCheck implements TaskListener, ExecutionListener {

        @Override
        public void notify(DelegateTask task) {}

        @Override
        public void notify(DelegateExecution execution) {}
    }

    /** What expressions ask about a case. */
    public final class CaseFile {

        public TypedValue facts(DelegateExecution execution) {
            Map<String, Object> told = new HashMap<>();
            for (String unknown : List.of(
                    "requestedLevel",
                    "requestedReason",
                    "cameFrom",
                    "currentTier",
                    "lastOutcome",
                    "integrationId",
                    "region",
                    "criteriaSoFar")) {
                told.put(unknown, null);
            }
            told.putAll(Map.of(
                    "securityOrDataLoss",
                    false,
                    "breachAtRisk",
                    false,
                    "repeat",
                    false,
                    "reopened",
                    false,
                    "interactions",
                    1,
                    "hoursOpen",
                    1,
                    "targetsMissed",
                    false,
                    "workingHours",
                    true,
                    "criteriaAlreadyMoved",
                    false));
            told.putAll(of(execution));
            return Variables.untypedValue(told, true);
        }

        public String outcome(DelegateExecution execution) {
            return (String) execution.getVariable("outcome");
        }

        public String owner(DelegateExecution execution) {
            return null;
        }

        public String pulledBy(DelegateExecution execution) {
            return null;
        }

        public boolean notAcknowledged(DelegateExecution execution) {
            return true;
        }

        public boolean cameUp(DelegateExecution execution) {
            return (Integer) of(execution).get("hops") > 1;
        }

        public boolean managerOnIt(DelegateExecution execution) {
            return false;
        }

        public boolean explainedAlready(DelegateExecution execution) {
            return false;
        }

        public boolean reviewNeeded(DelegateExecution execution) {
            return true;
        }

        public List<String> openActionItems(DelegateExecution execution) {
            return List.of("1", "2");
        }

        public String actionItemOwner(DelegateExecution execution) {
            return "erin";
        }
    }

    /** Every deadline is far. */
    public static final class Sla {

        public Date due(DelegateExecution execution, String deadline) {
            return far();
        }

        public Date taskDue(DelegateExecution execution, String deadline) {
            return far();
        }

        public Date checkAgain(DelegateExecution execution) {
            return far();
        }

        private static Date far() {
            return Date.from(Instant.now().plus(Duration.ofDays(30)));
        }
    }
}
