package io.tierline.process.forms;

import io.tierline.process.model.EscalationProcess;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.model.bpmn.instance.BaseElement;

/** Which form an element of a model has, and which variables that form fills. */
public final class TaskForm {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private static final Map<String, List<String>> FIELDS = Map.ofEntries(
            Map.entry("enter-case", EnterCaseForm.FIELDS),
            Map.entry("work-on-case", WorkForm.FIELDS),
            Map.entry("customer-reply", CustomerReplyForm.FIELDS),
            Map.entry("explain-resolution", ResolutionForm.FIELDS),
            Map.entry("problem-fix", ResolutionForm.FIELDS),
            Map.entry("customer-confirmation", ConfirmationForm.FIELDS),
            Map.entry("manage-case", ManageCaseForm.FIELDS),
            Map.entry("manager-decision", ManagerDecisionForm.FIELDS),
            Map.entry("customer-update", CustomerUpdateForm.FIELDS),
            Map.entry("postmortem", PostmortemForm.FIELDS),
            Map.entry("action-item", ActionItemForm.FIELDS),
            Map.entry("verify-action-item", VerificationForm.FIELDS),
            Map.entry("check-delivery", DeliveryForm.FIELDS),
            Map.entry("find-somebody", FindSomebodyForm.FIELDS),
            Map.entry("put-case-right", PutCaseRightForm.FIELDS),
            Map.entry("survey-follow-up", FollowUpForm.FIELDS));

    private TaskForm() {}

    /** The id of the element's form; empty without one. */
    static String of(BaseElement element) {
        String form = element.getAttributeValueNs(CAMUNDA, "formRef");
        return form == null ? "" : form;
    }

    static String caseKey(VariableScope scope) {
        return EscalationProcess.CASE_KEY.get(scope);
    }

    /** The variables that a form fills; none for a form that is not ours. */
    public static List<String> fields(String form) {
        return FIELDS.getOrDefault(form, List.of());
    }

    /** The ids of our forms. */
    public static Set<String> all() {
        return FIELDS.keySet();
    }
}
