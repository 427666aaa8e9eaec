package io.tierline.api.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tierline.api.ApiPaths;
import io.tierline.cases.Assignment;
import io.tierline.cases.Case;
import io.tierline.cases.EscalationProgress;
import io.tierline.cases.Reference;
import io.tierline.cases.RelatedCase;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.EventTexts;
import io.tierline.sla.CaseClocks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A case as it stands. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Case")
record CaseView(
        @Schema(example = "ESC-2026-000042") String key,
        @Schema(allowableValues = {"open", "waiting", "resolved", "closed", "withdrawn"}) String state,
        @Schema(description = "Left out once it is erased.") String title,
        @Schema(description = "The level that has it, or had it last; left out before the first.", example = "tier2")
                String tier,
        @Schema(example = "tier2") String team,
        @Schema(description = "The user id of who works on it; left out while nobody has it.") String owner,
        @Schema(description = "The manager who has taken it over; left out without one.", example = "mona")
                String takenOverBy,
        @Schema(description = "Whether a manager was called in and has not decided yet.") boolean managerAwaited,
        @Schema(description = "The user ids of those who follow it.") List<String> watchers,
        @Schema(example = "P1") String priority,
        @Schema(example = "critical") String impact,
        @Schema(example = "integration") String category,
        String component,
        String integrationId,
        int affectedUsers,
        Customer customer,
        Instant openedAt,
        @Schema(
                        description =
                                "From when the customer's clocks count: openedAt, or when the earliest case that was"
                                        + " merged into it opened.")
                Instant startedAt,
        Instant updatedAt,
        Instant closedAt,
        @Schema(description = "Whether a promise was broken.") boolean breached,
        @Schema(
                        description =
                                "Where the customer is, as the escalation matrix calls it; left out when nobody knows.",
                        example = "emea")
                String region,
        @Schema(description = "The escalation criteria that have come to hold since the level got it.")
                List<String> criteria,
        @Schema(description = "Who is asked to acknowledge it; left out before the first level.")
                EscalationView escalation,
        @Schema(description = "When the customer hears from us next; left out while nothing is promised.")
                Instant nextPromise,
        @Schema(description = "Each stay at a level, oldest first.") List<AssignmentView> assignments,
        @Schema(description = "Of each name the clocks that are open, else the last one.")
                List<ClockView.Summary> clocks,
        Counters counters,
        @Schema(description = "The case in which it goes on: the one it was merged into, or that follows it up.")
                String goesOnIn,
        @Schema(description = "The problem that it is linked to.", example = "PRB-2026-000007") String problem,
        @Schema(description = "Other cases that it has to do with, oldest link first.") List<Related> related,
        @Schema(description = "Under which names other systems know it, oldest first.") List<ReferenceView> references,
        Links links) {

    @JsonProperty("ladder")
    @Schema(description = "The old name of escalation, until 0.3.0.", deprecated = true)
    EscalationView ladder() {
        return escalation;
    }

    @JsonProperty("hops")
    @Schema(description = "The old name of assignments, until 0.3.0.", deprecated = true)
    List<AssignmentView> hops() {
        return assignments;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Escalation")
    record EscalationView(
            @Schema(example = "Senior support engineer") String role,
            @Schema(description = "Who is asked in turn.", example = "[\"on-call\", \"lead\", \"manager\"]")
                    List<String> steps,
            @Schema(
                            description =
                                    "Working time that each contact has; left out: as the SLA policy's acknowledge.",
                            example = "PT15M")
                    String acknowledgeWithin,
            @Schema(description = "How often the whole policy is repeated.") int repeats,
            @Schema(description = "Which time it is gone through, from 1.") int round,
            @Schema(description = "Who was asked in this round: user ids.") Set<String> asked,
            boolean acknowledged,
            @Schema(description = "Until when a maintenance window holds back the next step; left out when none does.")
                    Instant heldUntil) {

        @JsonProperty("rungs")
        @Schema(description = "The old name of steps, until 0.3.0.", deprecated = true)
        List<String> rungs() {
            return steps;
        }

        static EscalationView of(EscalationProgress escalation) {
            return new EscalationView(
                    escalation.role(),
                    escalation.steps(),
                    escalation.within(),
                    escalation.repeats(),
                    escalation.round(),
                    escalation.asked(),
                    escalation.acknowledged(),
                    escalation.heldUntil());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RelatedCase")
    record Related(
            @Schema(example = "ESC-2026-000041") String key,
            @Schema(allowableValues = {"follow-up", "repeat", "merged"}) String as,
            @Schema(description = "Whether it is the earlier of the two; of a merge, the one that ended.")
                    boolean earlier,
            String title,
            @Schema(description = "Who reported it; left out once it is erased.") String requester,
            @Schema(example = "/api/v1/escalations/ESC-2026-000041") String href) {

        static Related of(RelatedCase link, EventTexts texts) {
            return new Related(
                    link.caseKey(),
                    link.as(),
                    link.earlier(),
                    texts.get(EventText.TITLE),
                    texts.get(EventText.REPORTER_NAME),
                    ApiPaths.escalation(link.caseKey()));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Customer")
    record Customer(String id, String name, @Schema(example = "enterprise") String plan) {}

    /** @param held elapsed time, up to now while the level has the case */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Assignment")
    record AssignmentView(
            int number,
            String tier,
            String team,
            @Schema(description = "Who of the team had it last; left out while nobody has.") String owner,
            @Schema(description = "The level before; left out for the first.") String from,
            @Schema(
                            description = "What moved it here.",
                            allowableValues = {"policy", "person", "time", "criteria", "manager"})
                    String by,
            @Schema(description = "The user id of who sent it here, or \"tierline\".", example = "tina") String who,
            @Schema(description = "Why, in words.") List<String> reasons,
            @Schema(description = "The escalation criteria that held when it came.") List<String> criteria,
            @Schema(description = "False when it came up without a hand-off.") boolean contextComplete,
            Instant entered,
            Instant acknowledgedAt,
            @Schema(description = "Left out while the level has it.") Instant left,
            @Schema(description = "How long the level had it, in elapsed time.", type = "string", example = "PT2H15M")
                    Duration held,
            @Schema(
                            description = "How the level's work ended.",
                            allowableValues = {"resolved", "ask-customer", "escalate", "hand-back", "moved", "criteria"
                            })
                    String outcome) {

        static AssignmentView of(Assignment assignment, Instant now) {
            return new AssignmentView(
                    assignment.number(),
                    assignment.tier(),
                    assignment.team(),
                    assignment.owner(),
                    assignment.from(),
                    assignment.by(),
                    assignment.who(),
                    assignment.reasons(),
                    assignment.criteria(),
                    assignment.contextComplete(),
                    assignment.entered(),
                    assignment.acknowledgedAt(),
                    assignment.left(),
                    assignment.held(now),
                    assignment.outcome());
        }
    }

    @Schema(name = "Counters")
    record Counters(
            int assignments,
            @Schema(description = "How often a level gave it back.") long handedBack,
            int reopened,
            @Schema(description = "Public messages, both ways.") int interactions) {

        @JsonProperty("hops")
        @Schema(description = "The old name of assignments, until 0.3.0.", deprecated = true)
        int hops() {
            return assignments;
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Links")
    record Links(
            String self,
            String timeline,
            String clocks,
            String events,
            Ticket ticket,
            @Schema(description = "Engineering's issue; left out without one.", example = "PROJ-42") String issue,
            StatusPage statusPage) {}

    @Schema(
            name = "StatusPage",
            description =
                    "The customer's page. Its address is the customer's alone: send it to them, or say why you have"
                            + " to see it.")
    record StatusPage(
            @Schema(description = "Whether the customer has been given one.") boolean exists,
            @Schema(description = "POST here mails it to the customer.") String send,
            @Schema(description = "POST a reason here to see it.") String reveal) {

        static StatusPage of(String caseKey, boolean exists) {
            String link = ApiPaths.escalation(caseKey) + "/status-link";
            return new StatusPage(exists, link + "/send", link + "/reveal");
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TicketLink")
    record Ticket(
            String source,
            String externalId,
            @Schema(description = "The ticket's attribute \"url\"; left out without one.") String url) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Reference")
    record ReferenceView(
            @Schema(example = "zendesk") String system,
            @Schema(example = "5158") String ref,
            @Schema(description = "Where a person finds it; left out when that is unknown.") String url) {

        static ReferenceView of(Reference reference) {
            return new ReferenceView(reference.system(), reference.ref(), reference.url());
        }
    }

    /**
     * @param escalation null before the first level has it
     * @param integrationId as it was last named, or null
     */
    static CaseView of(
            Case file,
            EscalationProgress escalation,
            String integrationId,
            EventTexts texts,
            List<Related> related,
            List<Reference> references,
            CaseClocks clocks,
            boolean statusPage,
            Instant now) {
        return new CaseView(
                file.caseKey(),
                file.state().code(),
                texts.get(EventText.TITLE),
                file.tier(),
                file.team(),
                file.owner(),
                file.oversight().takenOver() == null
                        ? null
                        : file.oversight().takenOver().by(),
                file.oversight().awaited(),
                file.oversight().watchers(),
                file.priority(),
                file.impact(),
                file.category(),
                file.component(),
                integrationId,
                file.affectedUsers(),
                new Customer(file.customer(), texts.get(EventText.CUSTOMER_NAME), file.plan()),
                file.openedAt(),
                file.startedAt(),
                file.updatedAt(),
                file.closedAt(),
                file.breached(),
                file.region(),
                file.criteria(),
                escalation == null ? null : EscalationView.of(escalation),
                file.promise(),
                file.assignments().stream()
                        .map(assignment -> AssignmentView.of(assignment, now))
                        .toList(),
                ClockView.summary(clocks),
                new Counters(file.assignments().size(), file.handedBack(), file.reopened(), file.interactions()),
                file.goesOnIn(),
                file.problem(),
                related,
                references.stream().map(ReferenceView::of).toList(),
                links(file, statusPage));
    }

    private static Links links(Case file, boolean statusPage) {
        String self = ApiPaths.escalation(file.caseKey());
        return new Links(
                self,
                self + "/timeline",
                self + "/clocks",
                self + "/events",
                new Ticket(
                        file.source(), file.externalId(), url(file.attributes().get("url"))),
                file.issue(),
                StatusPage.of(file.caseKey(), statusPage));
    }

    /** Nothing but an address of the web becomes a link. */
    private static String url(Object value) {
        return value instanceof String text && text.matches("https?://\\S+") ? text : null;
    }
}
