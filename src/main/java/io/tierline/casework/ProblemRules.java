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
import io.tierline.words.Saying;
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
            throw new CommandRefusedException(key, Reason.ENDED, Saying.of("refused.problem-case-ended"));
        }
        if (file.problem() != null) {
            throw new CommandRefusedException(
                    key,
                    Reason.ALREADY_SO,
                    file.problem().equals(problemKey)
                            ? Saying.of("refused.linked-already", problemKey)
                            : Saying.of("refused.linked-to-other", file.problem()));
        }
        Problem problem = hold(key, problemKey);
        if (problem.isFixed()) {
            throw new CommandRefusedException(
                    key,
                    Reason.OTHER_UNFIT,
                    Saying.of("refused.problem-fixed", problemKey, problem.fix().at()));
        }
    }

    private Problem hold(String key, String problemKey) {
        try {
            return problems.hold(problemKey);
        } catch (ProblemNotFoundException e) {
            throw new CommandRefusedException(
                    key, Reason.OTHER_UNFIT, Saying.of("refused.no-such-problem", problemKey));
        }
    }

    private static void unlink(Case file, String problemKey) {
        if (!problemKey.equals(file.problem())) {
            throw new CommandRefusedException(
                    file.caseKey(),
                    Reason.NOT_NOW,
                    file.problem() == null
                            ? Saying.of("refused.not-linked", problemKey)
                            : Saying.of("refused.linked-elsewhere", problemKey, file.problem()));
        }
    }
}
