package io.tierline.cases.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/** Who has the case, and how the escalation policy of that level is climbed. */
public sealed interface WorkEvents extends EventFacts {

    /**
     * A level got the case.
     *
     * @param assignment the stay at a level, from 1; 0 in the oldest ledgers
     * @param tier the id of the level, or of a team of specialists
     * @param levels the version of {@code levels.dmn} that described it; 0 in ledgers from before there was one
     * @param rank its place among the levels, from 1 for the lowest; null for a team of specialists
     * @param role of those who work there
     * @param steps the steps of the escalation policy, in the escalation matrix's words
     * @param acknowledgeWithin how long each contact has, such as {@code PT15M} of working time; null for as long as the
     *     SLA policy says
     * @param repeats how often the whole escalation policy is climbed again
     * @param acknowledgedBy what beside a claim counts as acknowledged, in the matrix's words
     * @param from the level before; null for the first
     * @param by what moved it here: {@code policy}, {@code person}, {@code time}, {@code criteria} or {@code manager}
     * @param who the user id of the person who sent it here, or {@code tierline}; null in old ledgers
     * @param reasons why, in the models' words
     * @param criteria the escalation criteria that held when it came
     * @param contextComplete false when it came up without a hand-off
     */
    @Written(version = 2)
    record TierEntered(
            @JsonProperty("hop") int assignment,
            String tier,
            int levels,
            Integer rank,
            String team,
            String role,
            @JsonProperty("ladder") List<String> steps,
            String acknowledgeWithin,
            int repeats,
            List<String> acknowledgedBy,
            String from,
            String by,
            String who,
            List<String> reasons,
            List<String> criteria,
            boolean contextComplete)
            implements WorkEvents {

        public TierEntered {
            steps = steps == null ? List.of() : steps;
            acknowledgedBy = acknowledgedBy == null ? List.of() : acknowledgedBy;
            reasons = reasons == null ? List.of() : reasons;
            criteria = criteria == null ? List.of() : criteria;
        }

        /** Whether a deadline brought it here, and no person. */
        public boolean byTime() {
            return "time".equals(by);
        }
    }

    /**
     * A person was alerted.
     *
     * @param assignment the stay at a level, from 1
     * @param round which climb of the escalation policy, from 1
     * @param step how many were alerted in this round, with this one
     * @param as the step in the escalation matrix's words
     * @param person a user id
     * @param passedOver who stood before and why they were not alerted, each as {@code step: why}
     */
    record Alerted(
            @JsonProperty("hop") int assignment,
            int round,
            @JsonProperty("rung") int step,
            String as,
            String person,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> passedOver)
            implements WorkEvents {

        public Alerted {
            passedOver = passedOver == null ? List.of() : passedOver;
        }
    }

    /** The escalation policy is climbed from its first step again. @param round which climb begins, from 2 */
    @Written(as = "ladder-repeated")
    record EscalationRepeated(@JsonProperty("hop") int assignment, int round) implements WorkEvents {}

    /**
     * A maintenance window holds the next step back.
     *
     * @param until when it ends
     * @param windows the ids of all that hold it back up to then
     */
    @Written(as = "ladder-held")
    record EscalationHeld(@JsonProperty("hop") int assignment, Instant until, List<Long> windows)
            implements WorkEvents {}

    /** The window that held a step back was ended early. @param window its id */
    @Written(as = "ladder-released")
    record EscalationReleased(long window) implements WorkEvents {}

    /**
     * All steps are used up, and the case is not acknowledged.
     *
     * @param reason {@code all-asked} or {@code coverage-gap}
     * @param rounds how often the escalation policy was climbed
     * @param asked how many persons were alerted in the last round
     * @param passedOver as in {@link Alerted}
     */
    record NobodyReachable(
            @JsonProperty("hop") int assignment,
            String team,
            String reason,
            int rounds,
            int asked,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> passedOver)
            implements WorkEvents {

        public NobodyReachable {
            passedOver = passedOver == null ? List.of() : passedOver;
        }
    }

    /**
     * A person of the level has it.
     *
     * @param assignment the stay at a level, from 1; 0 where it is not known
     * @param how by what: {@code claim}, {@code reply}, {@code api} ...
     */
    record Acknowledged(@JsonProperty("hop") int assignment, String tier, String how) implements WorkEvents {

        /** Of the level that has it now. */
        public static Acknowledged through(String how) {
            return new Acknowledged(0, null, how);
        }
    }

    /** The case's task is another person's now. @param owner a user id; null for the team's */
    record Assigned(String owner) implements WorkEvents {}

    /**
     * A level ended its work.
     *
     * @param assignment the stay at a level, from 1
     * @param outcome {@code resolved}, {@code ask-customer}, {@code escalate}, {@code hand-back} or {@code criteria}
     * @param to the level that it was escalated to by name; null for the next
     * @param reason why there
     */
    record WorkDone(@JsonProperty("hop") int assignment, String tier, String outcome, String to, String reason)
            implements WorkEvents {}

    /**
     * The context for the level that gets it next. What it says stands in its texts.
     *
     * @param integrationIdGiven whether one of them is the id of the integration
     */
    @Written(version = 2)
    record HandedOff(boolean integrationIdGiven) implements WorkEvents {}

    /** The case was sent to a level or team from outside its own work. */
    record Moved(String from, String to, String reason) implements WorkEvents {}

    /** An issue was opened with engineering. @param ref its key; @param label as {@code levels.dmn} says, or null */
    record IssueOpened(String ref, String label) implements WorkEvents {}

    /**
     * It was fixed elsewhere.
     *
     * @param by who or what fixed it: a user id, or the key of an issue or a problem
     * @param problem the problem whose fix it was; null for none
     */
    record Fixed(String by, String problem) implements WorkEvents {}

    /**
     * Who has it sets it aside: it leaves their list until then, or until something happens. The clocks go on; why is a text.
     *
     * @param until in UTC
     */
    record Snoozed(Instant until) implements WorkEvents {}

    /** It is taken up again before its time. */
    record SnoozeEnded() implements WorkEvents {}

    /**
     * The case's process was started again where the ledger says that it stands.
     *
     * @param adrift in which ways the two did not agree
     * @param done what was done about it
     * @param end the processes that were ended; null for none
     * @param start the processes that were started; null for none
     * @param variable the process variable that was set; null for none
     */
    record ProcessRestored(List<String> adrift, String done, List<String> end, List<String> start, String variable)
            implements WorkEvents {

        public ProcessRestored {
            end = end == null || end.isEmpty() ? null : end;
            start = start == null || start.isEmpty() ? null : start;
        }

        public boolean startedAny() {
            return start != null;
        }
    }
}
