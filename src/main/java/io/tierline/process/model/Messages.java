package io.tierline.process.model;

import io.tierline.cases.EventType;
import java.util.Map;
import java.util.Set;

/** The messages by which Java moves the models; nobody sends any other. */
public final class Messages {

    /** Acts that wake a case where it waits for them: named like the ledger's events. */
    public static final Set<String> WAKING = Set.of(
            EventType.ACKNOWLEDGED,
            EventType.ASSIGNED,
            EventType.CUSTOMER_CONFIRMED,
            EventType.CUSTOMER_REPLIED,
            EventType.FACTS_CHANGED,
            EventType.FIXED,
            EventType.GIVEN_BACK,
            EventType.MOVED,
            EventType.PUBLIC_UPDATE,
            EventType.PULLED,
            EventType.REOPENED,
            EventType.RESOLUTION_TOLD,
            EventType.SURVEY_ANSWERED,
            EventType.WITHDRAWN);

    /** Messages beside, that are no acts on a case. */
    public static final Set<String> OTHER = Set.of(ProblemProcess.PROBLEM_FIXED, AdriftCaseProcess.CASE_AGREES);

    /** The messages that start each process. */
    public static final Map<String, Set<String>> STARTING = Map.of(
            EscalationProcess.KEY,
            Set.of(EscalationProcess.TICKET_RECEIVED, EscalationProcess.REOPEN_REQUESTED),
            ProblemProcess.KEY,
            Set.of(ProblemProcess.PROBLEM_OPENED),
            ReviewProcesses.REVIEW,
            Set.of(ReviewProcesses.REVIEW_DUE),
            ReviewProcesses.SURVEY,
            Set.of(ReviewProcesses.SURVEY_DUE));

    private Messages() {}
}
