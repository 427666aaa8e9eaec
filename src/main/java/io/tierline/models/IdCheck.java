package io.tierline.models;

import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;

/** Ids are names: they stand in timelines, figures and messages, and keep their meaning when a model is migrated. */
final class IdCheck implements ModelChecks.FileCheck<ProcessFile> {

    private static final Pattern GENERATED = Pattern.compile("[A-Z][A-Za-z]*_[0-9a-z]{7}");

    static boolean isGenerated(String id) {
        return GENERATED.matcher(id).matches();
    }

    @Override
    public void check(ProcessFile file, Problems problems) {
        file.all(Process.class).forEach(process -> check(file, process, problems));
        file.all(FlowNode.class).forEach(node -> check(file, node, problems));
    }

    private static void check(ProcessFile file, BaseElement element, Problems problems) {
        if (isGenerated(element.getId())) {
            problems.add(
                    file,
                    element,
                    "still has the id that Modeler made up.",
                    "Give it a readable one under General > ID, such as \"call-the-customer\".");
        }
    }
}
