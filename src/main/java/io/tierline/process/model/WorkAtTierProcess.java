package io.tierline.process.model;

import io.tierline.process.model.Variables.Flag;
import io.tierline.process.model.Variables.Number;
import io.tierline.process.model.Variables.Text;
import java.util.List;

/** The names in {@code work-at-tier.bpmn} that Java refers to; a test holds them against the model. */
public final class WorkAtTierProcess {

    public static final String KEY = "work-at-tier";

    // Tasks
    public static final String WORK_ON_CASE = "work-on-case";
    public static final String FIND_SOMEBODY = "find-somebody";

    // Variables
    public static final Text TIER = new Text("tier");
    public static final Text TEAM = new Text("team");
    public static final Text REASONS = new Text("reasons");
    public static final Text VERDICT = new Text("verdict");

    // Variables: what the escalation matrix says
    public static final Text ROLE = new Text("role");
    public static final Text LADDER = new Text("ladder");
    public static final Text ACKNOWLEDGE_WITHIN = new Text("acknowledgeWithin");
    public static final Number REPEATS = new Number("repeats");
    public static final Text ACKNOWLEDGED_BY = new Text("acknowledgedBy");

    /** What is not needed any more once it is recorded that the level has the case. */
    public static final List<String> ON_THE_CASE = List.of(
            ROLE.name(),
            LADDER.name(),
            ACKNOWLEDGE_WITHIN.name(),
            REPEATS.name(),
            ACKNOWLEDGED_BY.name(),
            REASONS.name());

    // Variables: the escalation policy
    public static final Text ALERTED = new Text("alerted");
    public static final Flag SOMEBODY_FOUND = new Flag("somebodyFound");

    // Variables: the criteria
    public static final Text CRITERIA = new Text("criteria");
    public static final Flag MUST_MOVE = new Flag("mustMove");
    public static final Number CHECK_AGAIN_AFTER = new Number("checkAgainAfter");

    private WorkAtTierProcess() {}
}
