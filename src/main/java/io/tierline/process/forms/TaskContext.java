package io.tierline.process.forms;

import io.tierline.process.model.EscalationProcess;
import io.tierline.process.timers.TaskPriority;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * {@code ${taskContext}} in the models, when a task is created: gives it its name and priority, and a form whose answers are empty and whose known fields are filled in. What stands above the form comes from
 * {@link LiveContext}.
 */
@Component("taskContext")
class TaskContext implements TaskListener {

    private static final int LONGEST_NAME = 120;

    private final Forms forms;
    private final LiveContext live;

    TaskContext(Forms forms, LiveContext live) {
        this.forms = forms;
        this.live = live;
    }

    @Override
    public void notify(DelegateTask task) {
        Optional<FormDefinition> form = forms.of(task.getBpmnModelElementInstance());
        String caseKey = EscalationProcess.CASE_KEY.get(task);
        CaseSummary words = caseKey == null ? null : live.summary(caseKey);
        if (words == null) {
            form.flatMap(one -> one.card(task)).ifPresent(card -> {
                task.setName(shortened(card.name(), LONGEST_NAME, "…"));
                task.setPriority(card.priority());
            });
            return;
        }
        task.setName(shortened(caseKey + " · " + task.getName() + ": " + words.title(), LONGEST_NAME, "…"));
        task.setPriority(TaskPriority.of(words.file()));
        form.ifPresent(one -> clear(one, task));
    }

    private static void clear(FormDefinition form, DelegateTask task) {
        for (String answer : form.cleared()) {
            if (task.hasVariable(answer)) {
                task.setVariable(answer, null);
            }
        }
    }

    static String shortened(String text, int longest, String ending) {
        return text.length() <= longest ? text : text.substring(0, longest - ending.length()) + ending;
    }
}
