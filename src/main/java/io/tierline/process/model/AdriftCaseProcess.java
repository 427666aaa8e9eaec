package io.tierline.process.model;

import io.tierline.process.model.Variables.Flag;
import io.tierline.process.model.Variables.Text;

/** The names in {@code adrift-case.bpmn} that Java refers to; a test holds them against the model. */
public final class AdriftCaseProcess {

    public static final String KEY = "adrift-case";

    // Messages
    public static final String CASE_AGREES = "case-agrees";

    // Tasks
    public static final String PUT_CASE_RIGHT = "put-case-right";

    // Variables
    public static final Text ADRIFT = new Text("adrift");
    public static final Text WHAT_IS_WRONG = new Text("whatIsWrong");
    public static final Flag STARTED_AGAIN = new Flag("startedAgain");

    private AdriftCaseProcess() {}
}
