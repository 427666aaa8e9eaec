package io.tierline.review;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.EventType;
import io.tierline.cases.LevelTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Action items that a case's ledger speaks for; its reviewers decide. */
final class Suggestions {

    private final List<CaseEvent> events;
    private final Map<Integer, Map<String, String>> texts;
    private final Case file;
    private final LevelTable levels;

    Suggestions(List<CaseEvent> events, Map<Integer, Map<String, String>> texts, Case file, LevelTable levels) {
        this.events = events;
        this.texts = texts;
        this.file = file;
        this.levels = levels;
    }

    List<String> list() {
        Set<String> suggestions = new LinkedHashSet<>();
        String prevention = Findings.last(events, texts, "prevention");
        if (prevention != null) {
            suggestions.add("Put in place: " + PostmortemText.brief(prevention));
        }
        for (CaseEvent event : events) {
            switch (event.type()) {
                case EventType.BREACHED ->
                    suggestions.add("Find out why the deadline \"" + PostmortemText.spaced(event.text("clock"))
                            + "\" was missed.");
                case EventType.NOBODY_REACHABLE -> suggestions.add("Close the gap in the on-call rota.");
                case EventType.MESSAGE_FAILED -> suggestions.add("Find out why a message could not be delivered.");
                case EventType.REOPENED -> suggestions.add("Find out why the fix did not hold.");
                case EventType.TIER_ENTERED -> {
                    if ("time".equals(event.text("by"))) {
                        suggestions.add("Find out why " + levels.name(event.text("from"))
                                + " ran out of time before it handed the case on.");
                    }
                }
                default -> {
                    // Speaks for nothing.
                }
            }
        }
        if (file.handedBack() > 0) {
            suggestions.add("Make clearer what a hand-off holds: the case was handed back " + file.handedBack()
                    + (file.handedBack() == 1 ? " time." : " times."));
        }
        return List.copyOf(suggestions);
    }
}
