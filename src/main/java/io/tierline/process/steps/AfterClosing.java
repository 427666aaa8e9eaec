package io.tierline.process.steps;

import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.process.decisions.PolicyQuestions;
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

    /** @param as how the case ended */
    Closed decided(String caseKey, String as) {
        Map<String, Object> review = policy.answer(REVIEW, caseKey);
        Map<String, Object> survey = policy.answer(SURVEY, caseKey);
        return new Closed(
                as,
                (Boolean) review.get("needed"),
                (String) review.get("within"),
                number(survey.get("remindAfterDays")),
                number(survey.get("endsAfterDays")),
                number(survey.get("unhappyBelow")));
    }

    private static int number(Object answer) {
        return ((Number) answer).intValue();
    }
}
