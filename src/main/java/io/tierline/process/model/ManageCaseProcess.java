package io.tierline.process.model;

import io.tierline.process.model.Variables.Text;

/** The names in {@code manage-case.bpmn} that Java refers to; a test holds them against the model. */
public final class ManageCaseProcess {

    public static final String KEY = "manage-case";

    public static final Text MANAGER_ACT = new Text("managerAct");

    private ManageCaseProcess() {}
}
