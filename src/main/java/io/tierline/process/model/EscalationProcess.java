package io.tierline.process.model;

import io.tierline.process.model.Variables.Flag;
import io.tierline.process.model.Variables.Text;

/** The names in {@code escalation.bpmn} that Java refers to; a test holds them against the model. */
public final class EscalationProcess {

    public static final String KEY = "escalation";

    // Messages that start one
    public static final String TICKET_RECEIVED = "ticket-received";
    public static final String REOPEN_REQUESTED = "reopen-requested";

    // Tasks
    public static final String LOOK_INTO_CASE = "look-into-case";

    // Where a case goes on that is started again
    public static final String OPEN_CASE = "open-case";
    public static final String DECIDE_LEVEL = "decide-level";
    public static final String WAIT_FOR_REPLY = "wait-for-reply";
    public static final String RESOLVING = "resolving";
    public static final String WAIT_FOR_CONFIRMATION = "wait-for-confirmation";
    public static final String CLOSE_CASE = "close-case";
    public static final String SEND_CUSTOMER_UPDATES = "send-customer-updates";

    // Variables
    public static final CaseKey CASE_KEY = new CaseKey();
    public static final Flag MANAGER_WANTED = new Flag("managerWanted");
    public static final Text MANAGER_DECISION = new Text("managerDecision");
    public static final Flag CONFIRMED = new Flag("confirmed");

    private EscalationProcess() {}
}
