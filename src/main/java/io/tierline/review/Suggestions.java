package io.tierline.review;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseTexts;
import io.tierline.cases.LevelTable;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.MessageEvents.MessageFailed;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.WorkEvents.NobodyReachable;
import io.tierline.cases.events.WorkEvents.TierEntered;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Action items that a case's ledger speaks for; its reviewers decide. */
final class Suggestions {

    private final List<CaseEvent> events;
    private final CaseTexts texts;
    private final Case file;
    private final LevelTable levels;

    Suggestions(List<CaseEvent> events, CaseTexts texts, Case file, LevelTable levels) {
        this.events = events;
        this.texts = texts;
        this.file = file;
        this.levels = levels;
    }

    List<String> list() {
        Set<String> suggestions = new LinkedHashSet<>();
        String prevention = Findings.last(events, texts, EventText.PREVENTION);
        if (prevention != null) {
            suggestions.add("Put in place: " + PostmortemText.brief(prevention));
        }
        for (CaseEvent event : events) {
            suggestion(event).ifPresent(suggestions::add);
        }
        if (file.handedBack() > 0) {
            suggestions.add("Make clearer what a hand-off holds: the case was handed back " + file.handedBack()
                    + (file.handedBack() == 1 ? " time." : " times."));
        }
        return List.copyOf(suggestions);
    }

    private Optional<String> suggestion(CaseEvent event) {
        if (event.facts() instanceof Breached breached) {
            return Optional.of(
                    "Find out why the deadline \"" + PostmortemText.spaced(breached.clock()) + "\" was missed.");
        }
        if (event.is(NobodyReachable.class)) {
            return Optional.of("Close the gap in the on-call rota.");
        }
        if (event.is(MessageFailed.class)) {
            return Optional.of("Find out why a message could not be delivered.");
        }
        if (event.is(Reopened.class)) {
            return Optional.of("Find out why the fix did not hold.");
        }
        return event.as(TierEntered.class)
                .filter(TierEntered::byTime)
                .map(entered -> "Find out why " + levels.name(entered.from())
                        + " ran out of time before it handed the case on.");
    }
}
