package io.tierline.process.model;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * The variable {@code caseKey}: the case that a process is about. It is the process's business key too, which nothing
 * that is submitted can change. Where the two differ, the variable was written by a caller who wanted to redirect a
 * case.
 */
public final class CaseKey {

    CaseKey() {}

    public String name() {
        return "caseKey";
    }

    /**
     * Null where a process is about no case, or about none yet.
     *
     * @throws ProcessEngineException when the variable is not what the process was started for
     */
    public String get(VariableScope scope) {
        String key = (String) process(scope).getVariable(name());
        if (key != null && !key.equals(businessKey(scope))) {
            throw new ProcessEngineException("caseKey says \"%s\", but this process is about \"%s\". Nothing was done."
                    .formatted(key, businessKey(scope)));
        }
        return key;
    }

    /** Makes the process one about this case. */
    public void set(DelegateExecution execution, String key) {
        execution.setProcessBusinessKey(key);
        execution.setVariable(name(), key);
    }

    /** A task has no variable of this name: what asks it for one reads its variables from the database. */
    private static VariableScope process(VariableScope scope) {
        return scope instanceof DelegateTask task && task.getExecution() != null ? task.getExecution() : scope;
    }

    private static String businessKey(VariableScope scope) {
        if (scope instanceof DelegateTask task) {
            return task.getExecution() == null ? null : task.getExecution().getProcessBusinessKey();
        }
        return ((DelegateExecution) scope).getProcessBusinessKey();
    }
}
