package io.tierline.process.forms;

import io.tierline.process.model.AdriftCaseProcess;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** What the task about a case that is adrift shows; also where it is about a process that has no case. */
final class AdriftContext {

    static final String WRONG = "ctxWrong";

    /** Before the work of any one case: it may be more than this one. */
    private static final int PRIORITY = 90;

    private AdriftContext() {}

    static boolean isFor(DelegateTask task) {
        return AdriftCaseProcess.PUT_CASE_RIGHT.equals(task.getTaskDefinitionKey());
    }

    static String wrong(DelegateTask task) {
        return AdriftCaseProcess.WHAT_IS_WRONG.get(task);
    }

    static void show(DelegateTask task) {
        String process = AdriftCaseProcess.ADRIFT.get(task);
        task.setName("%s · %s".formatted(task.getName(), process));
        task.setPriority(PRIORITY);
        task.setVariableLocal("ctxHead", "**Process instance %s**".formatted(process));
        task.setVariableLocal(WRONG, wrong(task));
    }
}
