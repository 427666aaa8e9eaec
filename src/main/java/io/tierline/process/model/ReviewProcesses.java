package io.tierline.process.model;

import io.tierline.process.model.Variables.Flag;
import io.tierline.process.model.Variables.Number;
import io.tierline.process.model.Variables.Text;

/**
 * The names that Java refers to in the processes that outlive a case: {@code post-escalation-review.bpmn},
 * {@code action-item.bpmn} and {@code customer-survey.bpmn}; a test holds them against the models.
 */
public final class ReviewProcesses {

    public static final String REVIEW = "post-escalation-review";
    public static final String ACTION_ITEM = "action-item";
    public static final String SURVEY = "customer-survey";

    // Messages
    public static final String REVIEW_DUE = "review-due";
    public static final String SURVEY_DUE = "survey-due";
    public static final String SURVEY_ANSWERED = "survey-answered";

    // Variables
    public static final Text REVIEW_OUTCOME = new Text("reviewOutcome");
    public static final Number ACTION_ITEM_ID = new Number("actionItemId");
    public static final Text ACTION_ITEM_OUTCOME = new Text("actionItemOutcome");
    public static final Flag VERIFIED = new Flag("verified");

    private ReviewProcesses() {}
}
