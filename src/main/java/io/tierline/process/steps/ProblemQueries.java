package io.tierline.process.steps;

import io.tierline.cases.Problems;
import io.tierline.process.model.ProblemProcess;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The name {@code problemFile} in the models: what may be asked about a problem. Public, as expressions need it. */
@Component("problemFile")
public class ProblemQueries {

    private static final Set<String> OPEN = Set.of("open", "waiting");

    private final Problems problems;

    ProblemQueries(Problems problems) {
        this.problems = problems;
    }

    /** The linked cases that are not solved yet. */
    public List<String> openCases(DelegateExecution execution) {
        return problems.cases(ProblemProcess.PROBLEM_KEY.get(execution)).stream()
                .filter(linked -> OPEN.contains(linked.state()))
                .map(Problems.Linked::caseKey)
                .toList();
    }
}
