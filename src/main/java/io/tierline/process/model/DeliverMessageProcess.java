package io.tierline.process.model;

import io.tierline.process.model.Variables.Flag;
import io.tierline.process.model.Variables.Number;
import io.tierline.process.model.Variables.Text;

/** The names in {@code deliver-message.bpmn} that Java refers to; a test holds them against the model. */
public final class DeliverMessageProcess {

    public static final String KEY = "deliver-message";

    public static final Number DELIVERY_ID = new Number("deliveryId");
    public static final Text DELIVERY_OUTCOME = new Text("deliveryOutcome");
    public static final Text TRY_AGAIN_AT = new Text("tryAgainAt");
    public static final Flag SEND_AGAIN = new Flag("sendAgain");

    /** The timer that waits as long as the other side asks us to. */
    public static final String TRY_AGAIN_DUE = "try-again-due";

    private DeliverMessageProcess() {}
}
