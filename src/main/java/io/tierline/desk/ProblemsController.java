package io.tierline.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Hidden;
import io.tierline.cases.Problem;
import io.tierline.cases.Problems;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The problems that a case can be linked to, for a field that finds while one types. */
@Hidden
@RestController
@RequestMapping("/desk/api/problems")
class ProblemsController {

    /** A desk has few problems open at once; of very many, the newest are found. */
    private static final int MOST_OPEN = 500;

    private static final int MOST_FOUND = 20;

    private final Problems problems;

    ProblemsController(Problems problems) {
        this.problems = problems;
    }

    /** @param component null when it is not known */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProblemView(String key, String title, String component) {}

    /** @param q what was typed: part of the key, the title or the component */
    @GetMapping
    List<ProblemView> find(@RequestParam(defaultValue = "") String q) {
        String words = q.strip().toLowerCase(Locale.ROOT);
        return problems.list(false, MOST_OPEN).stream()
                .filter(problem -> has(problem, words))
                .limit(MOST_FOUND)
                .map(problem -> new ProblemView(problem.key(), problem.title(), problem.component()))
                .toList();
    }

    private static boolean has(Problem problem, String words) {
        return Stream.of(problem.key(), problem.title(), problem.component())
                .anyMatch(text -> text != null && text.toLowerCase(Locale.ROOT).contains(words));
    }
}
