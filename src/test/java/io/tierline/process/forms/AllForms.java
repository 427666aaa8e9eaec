package io.tierline.process.forms;

import java.util.List;

/** The forms without what they ask others: enough for their names and fields. */
final class AllForms {

    static final Forms FORMS = new Forms(List.of(
            new EnterCaseForm.Definition(),
            new ManageCaseForm.Definition(null),
            new WorkForm.Definition(null, null, null, null),
            new CustomerReplyForm.Definition(null),
            new ResolutionForm.Definition(),
            new ProblemFixForm(null, null, null, null),
            new ConfirmationForm.Definition(),
            new ManagerDecisionForm.Definition(null, null),
            new CustomerUpdateForm.Definition(),
            new PostmortemForm.Definition(null, null, null),
            new ActionItemForm.Definition(),
            new VerificationForm.Definition(),
            new DeliveryForm.Definition(null),
            new FindSomebodyForm.Definition(),
            new PutCaseRightForm.Definition(),
            new FollowUpForm.Definition()));

    private AllForms() {}
}
