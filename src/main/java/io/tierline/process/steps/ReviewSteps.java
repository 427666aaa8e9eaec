package io.tierline.process.steps;

import static io.tierline.process.steps.Step.actor;
import static io.tierline.process.steps.Step.caseKey;
import static io.tierline.process.steps.Step.forget;

import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.casework.CaseCommands;
import io.tierline.process.forms.ActionItemForm;
import io.tierline.process.forms.FollowUpForm;
import io.tierline.process.forms.PostmortemForm;
import io.tierline.process.forms.VerificationForm;
import io.tierline.process.model.ReviewProcesses;
import io.tierline.review.ActionItems;
import io.tierline.review.Articles;
import io.tierline.review.NewActionItem;
import io.tierline.review.Postmortems;
import java.util.List;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of {@code post-escalation-review.bpmn}, {@code action-item.bpmn} and {@code customer-survey.bpmn}. */
@Configuration(proxyBeanMethods = false)
class ReviewSteps {

    @Bean
    JavaDelegate draftPostmortem(Postmortems postmortems) {
        return execution -> postmortems.draft(caseKey(execution));
    }

    /** Takes the reviewers' findings; approved, the article's fields wait for the step that publishes it. */
    @Bean
    JavaDelegate recordReview(Postmortems postmortems) {
        return execution -> {
            PostmortemForm form = PostmortemForm.read(execution);
            if (form.approved()) {
                postmortems.approve(
                        caseKey(execution),
                        form.summary(),
                        form.rootCause(),
                        form.customerImpact(),
                        form.lessons(),
                        actionItems(form),
                        actor());
            } else {
                postmortems.sendBack(
                        caseKey(execution),
                        form.summary(),
                        form.rootCause(),
                        form.customerImpact(),
                        form.lessons(),
                        actor());
            }
            ReviewProcesses.REVIEW_OUTCOME.set(execution, form.reviewOutcome());
        };
    }

    private static List<NewActionItem> actionItems(PostmortemForm form) {
        return form.items().stream()
                .map(item -> new NewActionItem(item.what(), item.owner(), item.due()))
                .toList();
    }

    @Bean
    JavaDelegate publishArticle(Articles articles) {
        return execution -> {
            PostmortemForm form = PostmortemForm.read(execution);
            articles.publish(
                    caseKey(execution), form.articleTitle(), form.articleSymptom(), form.articleSolution(), actor());
            forget(execution, PostmortemForm.FIELDS);
        };
    }

    @Bean
    JavaDelegate closePostmortem(Postmortems postmortems) {
        return execution -> postmortems.close(caseKey(execution));
    }

    @Bean
    JavaDelegate recordActionItem(ActionItems items) {
        return execution -> {
            ActionItemForm form = ActionItemForm.read(execution);
            long item = ReviewProcesses.ACTION_ITEM_ID.get(execution);
            if ("done".equals(form.actionItemOutcome())) {
                items.done(item, form.actionItemNote(), actor());
            } else {
                items.waive(item, form.actionItemNote(), actor());
            }
            forget(execution, ActionItemForm.FIELDS);
            ReviewProcesses.ACTION_ITEM_OUTCOME.set(execution, form.actionItemOutcome());
        };
    }

    @Bean
    JavaDelegate recordVerification(ActionItems items) {
        return execution -> {
            VerificationForm form = VerificationForm.read(execution);
            items.verify(ReviewProcesses.ACTION_ITEM_ID.get(execution), form.verified(), form.verifyNote(), actor());
            forget(execution, VerificationForm.FIELDS);
            ReviewProcesses.VERIFIED.set(execution, form.verified());
        };
    }

    @Bean
    JavaDelegate recordFollowUp(CaseCommands commands) {
        return execution -> {
            FollowUpForm form = FollowUpForm.read(execution);
            commands.handle(
                    caseKey(execution),
                    NewEvent.of(new InternalNote(), actor()).withText(EventText.TEXT, form.followUpNote()));
            forget(execution, FollowUpForm.FIELDS);
        };
    }
}
