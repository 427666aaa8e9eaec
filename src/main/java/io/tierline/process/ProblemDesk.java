package io.tierline.process;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.Problem;
import io.tierline.cases.Problems;
import io.tierline.cases.events.IntakeEvents.LinkedToProblem;
import io.tierline.cases.events.IntakeEvents.UnlinkedFromProblem;
import io.tierline.casework.CommandRefusedException;
import io.tierline.casework.CommandRefusedException.Reason;
import io.tierline.engine.AsTierline;
import io.tierline.process.model.ProblemProcess;
import io.tierline.words.Saying;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** The door through which everything outside the engine opens a problem, links cases to it, or tells that it is fixed. */
@Component
public class ProblemDesk {

    private final Problems problems;
    private final CaseDesk cases;
    private final RuntimeService runtime;
    private final AsTierline asTierline;
    private final RetryingTransaction retryingTransaction;

    ProblemDesk(
            Problems problems,
            CaseDesk cases,
            RuntimeService runtime,
            AsTierline asTierline,
            RetryingTransaction retryingTransaction) {
        this.problems = problems;
        this.cases = cases;
        this.runtime = runtime;
        this.asTierline = asTierline;
        this.retryingTransaction = retryingTransaction;
    }

    /**
     * Opens a problem and links cases to it: all of that, or nothing.
     *
     * @param component null when it is not known
     * @param by a user's id
     * @return its key
     * @throws CommandRefusedException when one of the cases cannot be linked
     */
    public String open(String title, String component, List<String> caseKeys, String by) {
        return retryingTransaction.run(() -> {
            String key = problems.open(title, component, by);
            // In one order, so that two of them never wait for each other.
            caseKeys.stream().distinct().sorted().forEach(caseKey -> link(key, caseKey, by));
            asTierline.run(() -> runtime.createMessageCorrelation(ProblemProcess.PROBLEM_OPENED)
                    .processInstanceBusinessKey(key)
                    .setVariable(ProblemProcess.PROBLEM_KEY.name(), key)
                    .correlateStartMessage());
            return key;
        });
    }

    /** @throws CommandRefusedException when the case has ended or is linked already, or the problem is fixed */
    public CaseEvent link(String problemKey, String caseKey, String by) {
        return cases.act(caseKey, NewEvent.of(new LinkedToProblem(problemKey), by));
    }

    /** @throws CommandRefusedException when the case is not linked to the problem */
    public CaseEvent unlink(String problemKey, String caseKey, String by) {
        return cases.act(caseKey, NewEvent.of(new UnlinkedFromProblem(problemKey), by));
    }

    /**
     * Tells that it is fixed: each linked case is resolved, and each customer is told.
     *
     * @param customerMessage a line on top of what customers are told, or null
     * @throws NoSuchProblem when there is none of that key
     * @throws CommandRefusedException when it was fixed before
     */
    public void fixed(
            String key, String rootCause, String mitigation, String prevention, String customerMessage, String by) {
        retryingTransaction.run(() -> {
            Problem problem = problems.get(key);
            if (!problems.fix(key, by, rootCause, mitigation, prevention, customerMessage)) {
                throw new CommandRefusedException(
                        key,
                        Reason.ALREADY_SO,
                        Saying.of("refused.fixed-at", problem.fix().at()));
            }
            asTierline.run(() -> runtime.createMessageCorrelation(ProblemProcess.PROBLEM_FIXED)
                    .processInstanceBusinessKey(key)
                    .correlateAllWithResult());
            return null;
        });
    }
}
