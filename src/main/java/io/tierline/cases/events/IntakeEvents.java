package io.tierline.cases.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What comes in, and what is said. */
public sealed interface IntakeEvents extends EventFacts {

    /**
     * A ticket opened the case.
     *
     * @param source the system that sent it
     * @param affectedUsers null when not known
     * @param integrationId of the integration that fails, in ledgers of up to 0.1.0; since then it is a text
     * @param integrationIdGiven that the ticket's texts name it; null where they do not
     * @param customer the ticket system's id of the customer, or one made of its name
     * @param region as the escalation matrix calls it; null when not known
     * @param attributes what the ticket system sent beside the named fields: plain JSON; null for none
     */
    record TicketReceived(
            String source,
            String externalId,
            String category,
            String priority,
            String impact,
            Integer affectedUsers,
            String component,
            String integrationId,
            Boolean integrationIdGiven,
            String customer,
            String plan,
            String region,
            Map<String, Object> attributes)
            implements IntakeEvents {

        /** The ticket's address in its system, or null. */
        public String url() {
            return attributes != null && attributes.get("url") instanceof String url ? url : null;
        }
    }

    /**
     * The SLA policy was asked, and its answer holds from now on.
     *
     * @param rule the rule that matched, by its annotation
     * @param version of {@code sla-policy.dmn}
     * @param targets the answer, by the names of the table's outputs
     */
    record PolicyPinned(String rule, String version, Map<String, Object> targets) implements IntakeEvents {}

    /** The customer wrote or said something. */
    record CustomerReplied() implements IntakeEvents {}

    /** @param from {@code P1} to {@code P4}, as is {@code to} */
    record PriorityChanged(String from, String to) implements IntakeEvents {}

    /** The customer's plan is another one now. */
    record PlanChanged(String from, String to) implements IntakeEvents {}

    /**
     * More is known of the case. A fact that is null stays as it was.
     *
     * @param integrationId as in {@link TicketReceived}, with {@code integrationIdGiven}
     * @param tags the ticket's own
     * @param category since 0.2.0
     */
    record FactsChanged(
            String impact,
            Integer affectedUsers,
            String component,
            String integrationId,
            Boolean integrationIdGiven,
            String region,
            List<String> tags,
            String category)
            implements IntakeEvents {}

    /**
     * A note for colleagues. All facts are null where the note is about nothing but the case.
     *
     * @param about what it is about: {@code postmortem}
     * @param cycle which closing of the case, from 1, a note about a postmortem belongs to
     * @param issue the key of the issue that it tells of
     * @param delivery the message that it is about, with {@code template}, {@code to}, {@code recipient} and whether it is
     *     {@code isPublic}
     * @param decision what was decided about that message: {@code resend}
     * @param asks the user id of the colleague whom it asks; their next note is the answer
     */
    record InternalNote(
            String about,
            Integer cycle,
            String issue,
            Long delivery,
            String template,
            String to,
            String recipient,
            @JsonProperty("public") Boolean isPublic,
            String decision,
            String asks)
            implements IntakeEvents, MessageAbout {

        /** A note about the case itself. */
        public InternalNote() {
            this(null, null, null, null, null, null, null, null, null, null);
        }

        public static InternalNote onPostmortem(int cycle) {
            return new InternalNote("postmortem", cycle, null, null, null, null, null, null, null, null);
        }

        public static InternalNote onIssue(String issue) {
            return new InternalNote(null, null, issue, null, null, null, null, null, null, null);
        }

        /** A question to a colleague. */
        public static InternalNote asking(String person) {
            return new InternalNote(null, null, null, null, null, null, null, null, null, person);
        }

        /** That a message goes out once more. */
        public static InternalNote resent(
                long delivery, String template, String to, String recipient, boolean isPublic) {
            return new InternalNote(null, null, null, delivery, template, to, recipient, isPublic, "resend", null);
        }
    }

    /**
     * The escalation criteria were asked again, and more of them hold.
     *
     * @param assignment the stay at a level, from 1
     * @param criteria all that hold
     * @param added those that did not hold before
     */
    record CriteriaMatched(@JsonProperty("hop") int assignment, List<String> criteria, List<String> added)
            implements IntakeEvents {}

    /**
     * Another case was merged into this one.
     *
     * @param caseKey the other case
     * @param startedAt from when its customer's clocks counted
     * @param answered when its customer was first answered; null for not yet
     * @param unanswered since when its customer waits for an answer; null for not
     * @param waited when it waited for its customer, each as {@code from/to}
     */
    record MergedIn(
            @JsonProperty("case") String caseKey,
            Instant startedAt,
            Instant answered,
            Instant unanswered,
            List<String> waited)
            implements IntakeEvents {}

    /**
     * @param caseKey the other case
     * @param as {@code repeat} or {@code follow-up}
     * @param earlier whether the other case is the earlier one
     */
    record Linked(@JsonProperty("case") String caseKey, String as, boolean earlier) implements IntakeEvents {}

    /** What helped in an earlier case helped in this one too, says the person who writes it. @param caseKey the other case */
    record EarlierHelped(@JsonProperty("case") String caseKey) implements IntakeEvents {}

    /** @param problem the key of a problem, a cause that many cases share */
    record LinkedToProblem(String problem) implements IntakeEvents {}

    /** @param problem the key of the problem that it was linked to */
    record UnlinkedFromProblem(String problem) implements IntakeEvents {}

    /**
     * A file came to the case. Its name is a text; its bytes are kept outside of the ledger.
     *
     * @param attachment the id under which they are kept
     * @param mediaType as its bytes tell, such as {@code image/png}
     * @param size in bytes
     * @param sha256 of its bytes, in hexadecimal digits
     * @param isPublic whether the customer sees it
     * @param message the place in this ledger of the words that it came with; null for a file that came by itself
     */
    record AttachmentAdded(
            String attachment,
            String mediaType,
            long size,
            String sha256,
            @JsonProperty("public") boolean isPublic,
            Integer message)
            implements IntakeEvents {}
}
