package io.tierline.process.forms;

import io.tierline.cases.Case;
import io.tierline.cases.Ledger;
import io.tierline.cases.LedgerChanged;
import io.tierline.cases.Levels;
import io.tierline.cases.Problem;
import io.tierline.cases.Problems;
import io.tierline.cases.events.IntakeEvents.LinkedToProblem;
import io.tierline.cases.events.IntakeEvents.UnlinkedFromProblem;
import io.tierline.engine.AsTierline;
import io.tierline.process.model.ProblemProcess;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the task of a problem shows: the problem, and the cases that are linked to it, kept in step with the links. */
@Component
class ProblemContext {

    /** One problem holds up many customers. */
    private static final int PRIORITY = 75;

    private static final String CASES = "ctxCases";

    /** The longest text that the engine keeps in a variable. */
    private static final int LONGEST = 4000;

    private final Problems problems;
    private final Ledger ledger;
    private final Levels levels;
    private final ObjectProvider<TaskService> tasks;
    private final AsTierline asTierline;

    ProblemContext(
            Problems problems, Ledger ledger, Levels levels, ObjectProvider<TaskService> tasks, AsTierline asTierline) {
        this.problems = problems;
        this.ledger = ledger;
        this.levels = levels;
        this.tasks = tasks;
        this.asTierline = asTierline;
    }

    void show(DelegateTask task) {
        Problem problem = problems.get(ProblemProcess.PROBLEM_KEY.get(task));
        task.setName(problem.key() + " · " + task.getName() + ": " + problem.title());
        task.setPriority(PRIORITY);
        String component = problem.component() == null ? "" : "\n\n" + CaseSummary.markdown(problem.component());
        task.setVariableLocal(
                "ctxHead", "**%s · %s**%s".formatted(problem.key(), CaseSummary.markdown(problem.title()), component));
        task.setVariableLocal(CASES, cases(linked(problem.key())));
    }

    /** The links of this transaction are in the ledgers, and not yet in the table. */
    @EventListener
    @Order(20)
    public void on(LedgerChanged change) {
        change.added().stream().forEach(event -> {
            if (event.facts() instanceof LinkedToProblem linked) {
                asTierline.run(() -> refresh(linked.problem(), change.caseKey(), true));
            } else if (event.facts() instanceof UnlinkedFromProblem unlinked) {
                asTierline.run(() -> refresh(unlinked.problem(), change.caseKey(), false));
            }
        });
    }

    private void refresh(String problemKey, String caseKey, boolean linked) {
        TaskService service = tasks.getObject();
        Task open = service.createTaskQuery()
                .processInstanceBusinessKey(problemKey)
                .taskDefinitionKey(ProblemProcess.FIND_CAUSE_AND_FIX)
                .singleResult();
        if (open == null) {
            return;
        }
        TreeSet<String> now = new TreeSet<>(linked(problemKey));
        if (linked) {
            now.add(caseKey);
        } else {
            now.remove(caseKey);
        }
        service.setVariableLocal(open.getId(), CASES, cases(List.copyOf(now)));
    }

    private List<String> linked(String problemKey) {
        return problems.cases(problemKey).stream().map(Problems.Linked::caseKey).toList();
    }

    private String cases(List<String> keys) {
        String lines = keys.stream().map(this::line).collect(Collectors.joining("\n"));
        return lines.length() <= LONGEST ? lines : lines.substring(0, LONGEST - 1) + "…";
    }

    private String line(String caseKey) {
        Case file = ledger.caseFile(caseKey);
        String title = ledger.ticketTexts(caseKey).get("title");
        return "%s, %s, %s: %s"
                .formatted(
                        caseKey,
                        file.priority(),
                        Objects.requireNonNullElse(levels.of(file).name(file.tier()), "nobody"),
                        Objects.requireNonNullElse(title, "(title erased)"));
    }
}
