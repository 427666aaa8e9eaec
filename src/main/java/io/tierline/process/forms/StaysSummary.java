package io.tierline.process.forms;

import static io.tierline.process.forms.FormWords.MINUTE;
import static io.tierline.process.forms.FormWords.brief;
import static io.tierline.process.forms.FormWords.span;

import io.tierline.cases.Assignment;
import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseTexts;
import io.tierline.cases.LevelTable;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.WorkEvents.WorkDone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Where a case has been, in words for those who work on it. */
record StaysSummary(Case file, List<CaseEvent> events, CaseTexts texts, LevelTable levels) {

    /** Each stay, oldest first; null while there is nothing to look back on. */
    String until(Instant now) {
        List<String> lines = new ArrayList<>();
        for (Assignment assignment : file.assignments()) {
            lines.add("%s, from %s%s%s%s"
                    .formatted(
                            Objects.requireNonNullElse(levels.name(assignment.tier()), "nobody"),
                            MINUTE.format(assignment.entered()),
                            assignment.left() == null ? "" : ", " + span(assignment.held(now)),
                            assignment.reasons().isEmpty() ? "" : " (" + String.join("; ", assignment.reasons()) + ")",
                            outcome(assignment, now)));
        }
        if (file.handedBack() > 0) {
            lines.add("Handed back so far: " + file.handedBack());
        }
        if (file.reopened() > 0) {
            lines.add("Reopened so far: " + file.reopened());
        }
        return lines.size() < 2 ? null : String.join("\n", lines);
    }

    private String outcome(Assignment assignment, Instant now) {
        if (assignment.left() == null) {
            // A task keeps this text: it says of when it is.
            return ", had it on " + MINUTE.format(now) + " UTC";
        }
        String note = events.stream()
                .filter(event -> event.facts() instanceof WorkDone done && done.assignment() == assignment.number())
                .map(event -> texts.of(event).get(EventText.NOTE))
                .filter(Objects::nonNull)
                .findFirst()
                .map(text -> " - " + brief(text))
                .orElse("");
        String how = assignment.outcome() == null
                ? "time was up"
                : assignment.outcome().replace('-', ' ');
        return ": " + how + note;
    }
}
