package io.tierline.api.cases;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierline.api.ApiPaths;
import io.tierline.cases.Ledger;
import io.tierline.history.DecisionAnswer;
import io.tierline.history.DecisionAnswers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Why a case went where it went: the decisions that were asked about it. */
@RestController
@RequestMapping(path = ApiPaths.ESCALATIONS + "/{key}/decisions", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Escalations")
class DecisionController {

    private final Ledger ledger;
    private final DecisionAnswers answers;

    DecisionController(Ledger ledger, DecisionAnswers answers) {
        this.ledger = ledger;
        this.answers = answers;
    }

    @Schema(name = "Decisions")
    record DecisionsView(@Schema(example = "ESC-2026-000042") String key, List<DecisionView> decisions) {}

    @Schema(name = "Decision")
    record DecisionView(
            @Schema(description = "The decision's id.", example = "next-level") String decision,
            @Schema(description = "The version that answered.") int version,
            @Schema(
                            description =
                                    "Ids of the rules that matched, in the order of the table; empty when none did.",
                            example = "[\"next-level-rule-7\"]")
                    List<String> rules,
            @Schema(
                            description =
                                    "What the table's columns were given, by their names. A text that a person may"
                                            + " have written is left out.")
                    Map<String, Object> inputs,
            @Schema(description = "What each rule that matched answered, by the names of the outputs.")
                    List<Map<String, Object>> outputs,
            Instant evaluatedAt,
            @Schema(
                            description = "The model and its element that asked; outside of models one word: command,"
                                    + " facts-changed or repeat-finder.",
                            example = "escalation/decide-level",
                            nullable = true)
                    String askedBy) {

        static DecisionView of(DecisionAnswer answer) {
            return new DecisionView(
                    answer.decision(),
                    answer.version(),
                    answer.rules(),
                    answer.inputs(),
                    answer.outputs(),
                    answer.evaluatedAt(),
                    answer.askedBy());
        }
    }

    @GetMapping
    @Operation(
            operationId = "getDecisions",
            summary = "Which rule decided what, oldest first",
            description =
                    "Each decision that was asked about the case: version, rules that matched, inputs and outputs."
                            + " A decision that asks others comes after them. Decisions are kept for a year, unless the"
                            + " operator set another time.")
    DecisionsView decisions(
            @Parameter(description = "The case's key.", example = "ESC-2026-000042") @PathVariable String key) {
        ledger.events(key);
        return new DecisionsView(
                key, answers.of(key).stream().map(DecisionView::of).toList());
    }
}
