package io.tierline.process.forms;

import io.tierline.cases.Case;
import io.tierline.cases.Ledger;
import io.tierline.cases.Levels;
import io.tierline.cases.Problem;
import io.tierline.cases.Problems.Linked;
import io.tierline.cases.events.EventText;
import io.tierline.process.model.ProblemProcess;
import io.tierline.process.words.PublishedWords;
import io.tierline.words.Saying;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** The form {@code problem-fix}: how a problem that many cases share was fixed, with the cases that are linked to it now. */
@Component
class ProblemFixForm implements FormDefinition {

    /** One problem holds up many customers. */
    private static final int PRIORITY = 75;

    private final io.tierline.cases.Problems problems;
    private final Ledger ledger;
    private final Levels levels;
    private final PublishedWords words;

    ProblemFixForm(io.tierline.cases.Problems problems, Ledger ledger, Levels levels, PublishedWords words) {
        this.problems = problems;
        this.ledger = ledger;
        this.levels = levels;
        this.words = words;
    }

    @Override
    public String id() {
        return "problem-fix";
    }

    @Override
    public List<String> fields() {
        return ResolutionForm.FIELDS;
    }

    @Override
    public Optional<Card> card(DelegateTask task) {
        Problem problem = problem(task);
        return Optional.of(new Card(problem.key() + " · " + task.getName() + ": " + problem.title(), PRIORITY));
    }

    @Override
    public Map<String, String> context(DelegateTask task, CaseSummary words) {
        Problem problem = problem(task);
        String component = problem.component() == null ? "" : "\n\n" + FormWords.markdown(problem.component());
        return new Shown()
                .with(
                        "ctxHead",
                        "**%s · %s**%s".formatted(problem.key(), FormWords.markdown(problem.title()), component))
                .with(
                        "ctxCases",
                        problems.cases(problem.key()).stream()
                                .map(Linked::caseKey)
                                .map(this::line)
                                .collect(Collectors.joining("\n")))
                .texts();
    }

    private Problem problem(DelegateTask task) {
        return problems.get(ProblemProcess.PROBLEM_KEY.get(task));
    }

    private String line(String caseKey) {
        Case file = ledger.caseFile(caseKey);
        return "%s, %s, %s: %s"
                .formatted(
                        caseKey,
                        file.priority(),
                        level(file),
                        Objects.requireNonNullElse(
                                ledger.ticketTexts(caseKey).get(EventText.TITLE),
                                "(" + Saying.of("shown.title-erased").now() + ")"));
    }

    private String level(Case file) {
        String name = levels.of(file).name(file.tier());
        return name == null ? Saying.of("shown.nobody").now() : words.now().level(name);
    }

    @Override
    public void check(VariableScope scope) {
        ResolutionForm.read(scope).check();
    }
}
