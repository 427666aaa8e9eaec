package io.tierline.process.model;

import io.tierline.process.model.Variables.Flag;
import io.tierline.process.model.Variables.Text;

/** The names in {@code work-at-tier.bpmn} that Java refers to; a test holds them against the model. */
public final class WorkAtTierProcess {

    public static final String KEY = "work-at-tier";

    /** The task of whoever works on the case at its level. */
    public static final String WORK_ON_CASE = "work-on-case";

    // Variables
    public static final Text TIER = new Text("tier");
    public static final Text TEAM = new Text("team");
    public static final Text REASONS = new Text("reasons");
    public static final Text VERDICT = new Text("verdict");
    public static final Flag SOMEBODY_ALERTED = new Flag("somebodyAlerted");

    private WorkAtTierProcess() {}
}
