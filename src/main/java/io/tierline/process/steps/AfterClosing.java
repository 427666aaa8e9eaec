package io.tierline.process.steps;

import io.tierline.cases.NewEvent;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What {@code after-closing.dmn} says of a case. It is asked when the case is closed, and what it says stands in the
 * ledger with the closing: a change of the table moves no deadline that counts already.
 */
@Component
class AfterClosing {

    private static final String REVIEW = "review-after-closing";
    private static final String SURVEY = "survey-after-closing";

    private final PolicyQuestions policy;

    AfterClosing(PolicyQuestions policy) {
        this.policy = policy;
    }

    NewEvent decided(String caseKey, NewEvent closed) {
        Map<String, Object> review = policy.answer(REVIEW, caseKey);
        Map<String, Object> survey = policy.answer(SURVEY, caseKey);
        return closed.with("review", review.get("needed"))
                .with("reviewWithin", review.get("within"))
                .with("surveyRemindAfterDays", survey.get("remindAfterDays"))
                .with("surveyEndsAfterDays", survey.get("endsAfterDays"))
                .with("unhappyBelow", survey.get("unhappyBelow"));
    }
}
