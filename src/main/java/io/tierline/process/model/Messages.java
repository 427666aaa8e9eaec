package io.tierline.process.model;

import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.EventTypes;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.FactsChanged;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.OversightEvents.GivenBack;
import io.tierline.cases.events.OversightEvents.ManagerNeeded;
import io.tierline.cases.events.OversightEvents.Pulled;
import io.tierline.cases.events.ReviewEvents.SurveyAnswered;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.cases.events.WorkEvents.Assigned;
import io.tierline.cases.events.WorkEvents.Fixed;
import io.tierline.cases.events.WorkEvents.Moved;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The messages by which Java moves the models; no code sends any other. */
public final class Messages {

    /** Acts that wake a case where it waits for them: named like the ledger's events. */
    public static final Set<String> WAKING = Stream.<Class<? extends EventFacts>>of(
                    Acknowledged.class,
                    Assigned.class,
                    Closed.class,
                    CustomerConfirmed.class,
                    CustomerReplied.class,
                    FactsChanged.class,
                    Fixed.class,
                    GivenBack.class,
                    ManagerNeeded.class,
                    Moved.class,
                    PublicUpdate.class,
                    Pulled.class,
                    Reopened.class,
                    ResolutionTold.class,
                    SurveyAnswered.class,
                    Withdrawn.class)
            .map(EventTypes::name)
            .collect(Collectors.toUnmodifiableSet());

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
