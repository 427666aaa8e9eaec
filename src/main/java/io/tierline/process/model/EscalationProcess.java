package io.tierline.process.model;

import io.tierline.process.model.Variables.Text;

/** The names in {@code escalation.bpmn} that Java refers to; a test holds them against the model. */
public final class EscalationProcess {

    public static final String KEY = "escalation";

    // Messages that start one
    public static final String TICKET_RECEIVED = "ticket-received";
    public static final String REOPEN_REQUESTED = "reopen-requested";

    // Tasks
    public static final String LOOK_INTO_CASE = "look-into-case";

    // Variables
    public static final CaseKey CASE_KEY = new CaseKey();
    public static final Text MANAGER_DECISION = new Text("managerDecision");
    public static final Variables.Flag CONFIRMED = new Variables.Flag("confirmed");

    private EscalationProcess() {}
}
