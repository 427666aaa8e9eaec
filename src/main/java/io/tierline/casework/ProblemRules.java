package io.tierline.casework;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.Problem;
import io.tierline.cases.ProblemNotFoundException;
import io.tierline.cases.Problems;
import io.tierline.cases.events.IntakeEvents.LinkedToProblem;
import io.tierline.cases.events.IntakeEvents.UnlinkedFromProblem;
import io.tierline.casework.CommandRefusedException.Reason;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether a case can be linked to a problem or unlinked from it. */
@Component
class ProblemRules {

    private final Problems problems;

    ProblemRules(Problems problems) {
        this.problems = problems;
    }

    /** @throws CommandRefusedException when it cannot */
    void check(NewEvent act, List<CaseEvent> soFar) {
        if (act.facts() instanceof LinkedToProblem linked) {
            link(Case.fold(soFar), linked.problem());
        } else if (act.facts() instanceof UnlinkedFromProblem unlinked) {
            unlink(Case.fold(soFar), unlinked.problem());
        }
    }

    private void link(Case file, String problemKey) {
        String key = file.caseKey();
        if (file.state().ended()) {
            throw new CommandRefusedException(
                    key, Reason.ENDED, "It has ended, so there is nothing that the fix of a problem could resolve.");
        }
        if (file.problem() != null) {
            throw new CommandRefusedException(
                    key,
                    Reason.ALREADY_SO,
                    file.problem().equals(problemKey)
                            ? "It is linked to " + problemKey + " already."
                            : "It is linked to " + file.problem() + ". Unlink it from that one first.");
        }
        Problem problem = hold(key, problemKey);
        if (problem.isFixed()) {
            throw new CommandRefusedException(
                    key,
                    Reason.OTHER_UNFIT,
                    problemKey + " was fixed at " + problem.fix().at() + ". If that fix helps here too, send fixed, by "
                            + problemKey + ".");
        }
    }

    private Problem hold(String key, String problemKey) {
        try {
            return problems.hold(problemKey);
        } catch (ProblemNotFoundException e) {
            throw new CommandRefusedException(
                    key, Reason.OTHER_UNFIT, e.getMessage() + " Open it with POST /api/v1/problems.");
        }
    }

    private static void unlink(Case file, String problemKey) {
        if (!problemKey.equals(file.problem())) {
            throw new CommandRefusedException(
                    file.caseKey(),
                    Reason.NOT_NOW,
                    "It is not linked to " + problemKey
                            + (file.problem() == null ? "." : ", but to " + file.problem() + "."));
        }
    }
}
