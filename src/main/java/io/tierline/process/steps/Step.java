package io.tierline.process.steps;

import io.tierline.process.model.EscalationProcess;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;

/** What the steps have in common. */
final class Step {

    private Step() {}

    static String caseKey(VariableScope execution) {
        return EscalationProcess.CASE_KEY.get(execution);
    }

    /** Who is signed in, as the ledger's actor; Tierline itself where a timer or a message moved the case. */
    static String actor() {
        String user = Context.getCommandContext().getAuthenticatedUserId();
        return user == null ? io.tierline.cases.CaseEvent.TIERLINE : user;
    }

    /** Form fields live from the submission to the step that records them, and not a step longer. */
    static void forget(DelegateExecution execution, List<String> fields) {
        execution.removeVariables(fields);
    }
}
