package io.tierline.process.forms;

import io.tierline.cases.CustomerLinks;
import io.tierline.cases.Ledger;
import io.tierline.cases.Level;
import io.tierline.cases.Levels;
import io.tierline.cases.References;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.notifications.Deliveries;
import io.tierline.process.TaskPriority;
import io.tierline.process.model.DeliverMessageProcess;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/**
 * {@code ${taskContext}} in the models, when a task is created: puts what its form shows on top into variables of the task,
 * fills in what is known already, and sets the task's name and priority.
 */
@Component("taskContext")
class TaskContext implements TaskListener {

    private static final int LONGEST_NAME = 120;
    private static final int MOST_PEOPLE = 200;
    private static final String CUT = "… (shortened; the rest stands in the case's timeline)";

    private final Ledger ledger;
    private final Levels levels;
    private final References references;
    private final Deliveries deliveries;
    private final RelatedCases related;
    private final ProblemContext problems;
    private final Clock clock;

    TaskContext(
            Ledger ledger,
            Levels levels,
            References references,
            Deliveries deliveries,
            RelatedCases related,
            ProblemContext problems,
            Clock clock) {
        this.related = related;
        this.problems = problems;
        this.ledger = ledger;
        this.levels = levels;
        this.references = references;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseKey = TaskForm.caseKey(task);
        if (caseKey == null) {
            if (AdriftContext.isFor(task)) {
                AdriftContext.show(task);
            } else {
                problems.show(task);
            }
            return;
        }
        CaseSummary words = new CaseSummary(ledger.events(caseKey), ledger.texts(caseKey), levels, clock.instant());
        task.setName(
                shortened(words.file().caseKey() + " · " + task.getName() + ": " + words.title(), LONGEST_NAME, "…"));
        task.setPriority(TaskPriority.of(words.file()));
        String form = TaskForm.of(task.getBpmnModelElementInstance());
        context(form, words, task).forEach((name, text) -> {
            if (text != null) {
                task.setVariableLocal(name, shortened(CustomerLinks.hidden(text), Problems.LONGEST, CUT));
            }
        });
        clear(form, task);
        prefill(form, words, task);
    }

    /** What every form shows, and what this one shows. */
    private Map<String, String> context(String form, CaseSummary words, DelegateTask task) {
        Map<String, String> context = new LinkedHashMap<>();
        context.put("ctxCase", words.file().caseKey());
        context.put("ctxTitle", words.title());
        context.put("ctxCustomer", words.customer());
        context.put(
                "ctxHead",
                words.head() + CaseSummary.references(references.of(words.file().caseKey())));
        if (task.getDueDate() != null) {
            context.put(DueText.VARIABLE, DueText.inWords(task.getDueDate().toInstant()));
        }
        switch (form) {
            case "work-on-case" -> {
                String tier = (String) task.getVariable("tier");
                context.put("ctxTier", tier);
                context.put("ctxLowest", words.levels().lowest().id().equals(tier) ? "yes" : null);
                context.put(
                        "ctxNextLevel",
                        words.levels().above(tier).map(Level::name).orElse(null));
                context.put("ctxRootCause", words.levels().get(tier).rootCause() ? "needed" : null);
                context.put("ctxReasons", words.reasons());
                context.put("ctxRelated", related.of(words.file()));
                context.put("ctxCriteria", words.criteria());
                context.put("ctxResponse", words.escalation().response());
                context.put("ctxDescription", words.description());
                context.put("ctxHandOff", words.handedOn());
                context.put("ctxLogs", words.last("errorLogs"));
                context.put("ctxSteps", words.last("stepsToReproduce"));
                context.put("ctxCustomerSaid", words.lastSaid(CustomerReplied.class, Reopened.class));
                context.put("ctxHistory", words.history());
            }
            case "customer-reply" -> {
                context.put("ctxDescription", words.description());
                context.put("ctxQuestion", words.question());
            }
            case "explain-resolution" -> {
                context.put("ctxDescription", words.description());
                context.put("ctxSolution", words.solution());
            }
            case "customer-confirmation" -> {
                context.put("ctxDescription", words.description());
                context.put("ctxTold", words.told());
            }
            case "manager-decision" -> {
                context.put("ctxTier", words.file().tier());
                context.put("ctxWhyManager", words.managerReasons());
                context.put("ctxDescription", words.description());
                context.put("ctxHistory", words.history());
            }
            case "customer-update" -> {
                context.put("ctxPromise", words.promise());
                context.put("ctxDescription", words.description());
                context.put("ctxLastUpdate", words.lastSaid(PublicUpdate.class));
                context.put("ctxHistory", words.history());
            }
            case "postmortem" -> {
                context.put("ctxHistory", words.history());
                context.put("ctxPeople", people(task.getProcessEngineServices().getIdentityService()));
            }
            case "action-item" -> {
                context.put("ctxItem", words.actionItem(item(task)));
                context.put("ctxItemNote", words.actionItemVerified(item(task)));
            }
            case "verify-action-item" -> {
                context.put("ctxItem", words.actionItem(item(task)));
                context.put("ctxItemNote", words.actionItemDone(item(task)));
            }
            case "check-delivery" ->
                deliveries.find(DeliverMessageProcess.DELIVERY_ID.get(task)).ifPresent(delivery -> {
                    context.put("ctxProblem", delivery.problem());
                    context.put(
                            "ctxMessage",
                            delivery.subject() == null
                                    ? "An update of how the case stands, for " + delivery.address() + "."
                                    : delivery.subject() + "\n\n" + delivery.text());
                });
            case "put-case-right" -> {
                context.put(AdriftContext.WRONG, AdriftContext.wrong(task));
                context.put("ctxHistory", words.history());
            }
            case "find-somebody" -> {
                context.put("ctxLadder", words.escalation().asked());
                context.put("ctxDescription", words.description());
            }
            case "survey-follow-up" -> {
                context.put("ctxSurvey", words.survey());
                context.put("ctxHistory", words.history());
            }
            default -> {
                // A form of the process owner's own shows what every form shows.
            }
        }
        return context;
    }

    private static long item(DelegateTask task) {
        return ((Number) task.getVariable("actionItemId")).longValue();
    }

    /** Who can own an action item: a line each, such as "erin (Erin Engineer)"; null when nobody is known. */
    private static String people(IdentityService identities) {
        String people = identities.createUserQuery().orderByUserId().asc().listPage(0, MOST_PEOPLE).stream()
                .map(TaskContext::person)
                .collect(Collectors.joining("\n"));
        return people.isEmpty() ? null : people;
    }

    private static String person(User user) {
        String name = (Objects.requireNonNullElse(user.getFirstName(), "") + " "
                        + Objects.requireNonNullElse(user.getLastName(), ""))
                .strip();
        return name.isEmpty() ? user.getId() : user.getId() + " (" + name + ")";
    }

    /** Answers of an earlier round must not stand in the new form. A postmortem keeps its text, and is decided anew. */
    private static void clear(String form, DelegateTask task) {
        List<String> answers = "postmortem".equals(form) ? List.of("reviewOutcome") : TaskForm.fields(form);
        for (String answer : answers) {
            if (task.hasVariable(answer)) {
                task.setVariable(answer, null);
            }
        }
    }

    /**
     * Fills in what is on record. A field's value stands in the process, not in the task: what a person enters lands where
     * the variable stands, and must outlive the task.
     */
    private static void prefill(String form, CaseSummary words, DelegateTask task) {
        Map<String, String> known = new LinkedHashMap<>();
        switch (form) {
            case "work-on-case" -> {
                known.put("integrationId", words.integrationId());
                known.put("ticketHistory", words.last("ticketHistory"));
                known.put("errorLogs", words.last("errorLogs"));
                known.put("stepsToReproduce", words.last("stepsToReproduce"));
                known.put("rootCause", words.last("rootCause"));
            }
            case "explain-resolution" -> {
                known.put("rootCause", words.last("rootCause"));
                known.put("mitigation", words.last("mitigation"));
                known.put("prevention", words.last("prevention"));
            }
            case "postmortem" -> {
                known.put("rootCause", words.last("rootCause"));
                known.put("articleTitle", words.title());
                known.put("articleSymptom", words.description());
                known.put("articleSolution", words.last("mitigation"));
            }
            default -> {
                // Nothing is known beforehand.
            }
        }
        DelegateExecution process = task.getExecution().getProcessInstance();
        known.forEach((field, value) -> {
            if (value != null && process.getVariable(field) == null) {
                process.setVariable(field, shortened(value, Problems.LONGEST, ""));
            }
        });
    }

    private static String shortened(String text, int longest, String ending) {
        return text.length() <= longest ? text : text.substring(0, longest - ending.length()) + ending;
    }
}
