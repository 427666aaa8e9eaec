package io.tierline.process.model;

import io.tierline.process.model.Variables.Flag;

/** The names in {@code customer-updates.bpmn} that Java refers to; a test holds them against the model. */
public final class CustomerUpdatesProcess {

    public static final String KEY = "customer-updates";

    public static final Flag UPDATE_PROMISED = new Flag("updatePromised");

    private CustomerUpdatesProcess() {}
}
