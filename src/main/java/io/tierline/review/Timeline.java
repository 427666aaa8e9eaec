package io.tierline.review;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.EventType;
import io.tierline.cases.LevelTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One event of a ledger in words. What belongs to other sections of the draft, or to nobody, is left out. */
final class Timeline {

    /** Where the words of a message may stand in an event's texts; the first that is there counts. */
    private static final List<String> SAID = List.of("text", "customerMessage", "question", "message");

    private final Map<Integer, Map<String, String>> texts;
    private final LevelTable levels;

    Timeline(Map<Integer, Map<String, String>> texts, LevelTable levels) {
        this.texts = texts;
        this.levels = levels;
    }

    Optional<String> say(CaseEvent event) {
        return Optional.ofNullable(
                switch (event.type()) {
                    case EventType.TICKET_RECEIVED -> "The complaint came in through " + event.text("source") + ".";
                    case EventType.TIER_ENTERED -> entered(event);
                    case EventType.ACKNOWLEDGED -> level(event.text("tier")) + " acknowledged it.";
                    case EventType.NOBODY_REACHABLE -> "Nobody on call could be reached.";
                    case EventType.WORK_DONE ->
                        level(event.text("tier")) + " finished its work: "
                                + PostmortemText.spaced(event.text("outcome")) + ".";
                    case EventType.ISSUE_OPENED -> "Issue " + event.text("ref") + " was opened with engineering.";
                    case EventType.FIXED ->
                        event.text("problem") == null
                                ? "The issue was reported as fixed."
                                : "Problem " + event.text("problem") + " was fixed, and this case with it.";
                    case EventType.MERGED_IN -> "Case " + event.text("case") + " was merged into this one.";
                    case EventType.LINKED ->
                        "Linked to case " + event.text("case") + ": " + PostmortemText.spaced(event.text("as")) + ".";
                    case EventType.LINKED_TO_PROBLEM -> "Linked to problem " + event.text("problem") + ".";
                    case EventType.UNLINKED_FROM_PROBLEM -> "Unlinked from problem " + event.text("problem") + ".";
                    case EventType.REOPEN_REQUESTED -> "The customer said, after closing, that it is not fixed.";
                    case EventType.PRIORITY_CHANGED ->
                        "Priority changed from " + event.text("from") + " to " + event.text("to") + ".";
                    case EventType.MOVED -> "Moved to " + level(event.text("to")) + " by hand.";
                    case EventType.MANAGER_NEEDED ->
                        "A manager was called in: " + PostmortemText.spaced(event.text("reason")) + ".";
                    case EventType.MANAGER_DECIDED ->
                        "The manager decided: " + PostmortemText.spaced(event.text("decision")) + ".";
                    case EventType.CUSTOMER_ASKED -> "The customer was asked a question.";
                    case EventType.CUSTOMER_REPLIED ->
                        event.text("byStaff") == null
                                ? "The customer wrote to us."
                                : event.text("byStaff") + " answered on the customer's page.";
                    case EventType.STATUS_LINK_SENT -> "The customer was sent the link to their page.";
                    case EventType.STATUS_LINK_REVEALED ->
                        "The link to the customer's page was shown to " + event.actor() + ".";
                    case EventType.PULLED -> "A manager pulled it in.";
                    case EventType.DE_ESCALATED ->
                        "De-escalated from " + level(event.text("from")) + " to " + level(event.text("to"))
                                + " by a manager.";
                    case EventType.REASSIGNED -> "A manager gave it to " + event.text("to") + ".";
                    case EventType.TAKEN_OVER -> "A manager took the work over.";
                    case EventType.GIVEN_BACK -> "The manager gave the work back.";
                    case EventType.BREACHED ->
                        "Deadline passed: " + PostmortemText.spaced(event.text("clock")) + heldBy(event) + ".";
                    case EventType.FIX_RECORDED -> "The fix was recorded by " + level(event.text("tier")) + ".";
                    case EventType.RESOLUTION_TOLD -> "The customer was told the resolution.";
                    case EventType.PROCESS_RESTORED ->
                        "An administrator put its process right: "
                                + event.text("done").replace('-', ' ') + ".";
                    case EventType.CUSTOMER_CONFIRMED ->
                        event.text("byStaff") == null
                                ? "The customer confirmed that it is fixed."
                                : event.text("byStaff") + " confirmed on the customer's page that it is fixed.";
                    case EventType.REOPENED -> "The case was reopened.";
                    case EventType.WITHDRAWN -> "The case was withdrawn.";
                    case EventType.CLOSED -> "The case was closed.";
                    default -> null;
                });
    }

    private String level(String id) {
        return id == null ? "nobody" : levels.name(id);
    }

    private String heldBy(CaseEvent event) {
        if (event.text("heldByLevel") == null) {
            return "";
        }
        String owner = event.text("heldByOwner") == null ? "nobody in person" : event.text("heldByOwner");
        return ", while " + level(event.text("heldByLevel")) + " had it (" + owner + ")";
    }

    private String entered(CaseEvent event) {
        List<String> reasons = event.texts("reasons");
        String why = reasons.isEmpty() ? "" : ": " + String.join("; ", reasons);
        String context = event.text("from") != null && "time".equals(event.text("by")) ? ", without a hand-off" : "";
        return level(event.text("tier")) + " took it over" + context + why + ".";
    }

    /** What was written to the customer with this event, or null. */
    static String said(Map<Integer, Map<String, String>> texts, CaseEvent event) {
        Map<String, String> own = texts.getOrDefault(event.seq(), Map.of());
        return SAID.stream()
                .map(own::get)
                .filter(text -> text != null)
                .findFirst()
                .orElse(null);
    }
}
