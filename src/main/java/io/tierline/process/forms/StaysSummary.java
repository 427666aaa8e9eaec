package io.tierline.process.forms;

import static io.tierline.process.forms.FormWords.brief;
import static io.tierline.process.forms.FormWords.span;

import io.tierline.cases.Assignment;
import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseTexts;
import io.tierline.cases.LevelTable;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.WorkEvents.WorkDone;
import io.tierline.process.words.PolicyWords;
import io.tierline.words.Reader;
import io.tierline.words.Saying;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Where a case has been, in words for those who work on it. */
record StaysSummary(Case file, List<CaseEvent> events, CaseTexts texts, LevelTable levels, PolicyWords words) {

    /** Each stay, oldest first; null while there is nothing to look back on. */
    String until(Instant now) {
        List<String> lines = new ArrayList<>();
        for (Assignment assignment : file.assignments()) {
            lines.add(Saying.of(
                                    "shown.stay",
                                    level(assignment.tier()),
                                    Reader.now().minute(assignment.entered()))
                            .now()
                    + (assignment.left() == null ? "" : ", " + span(assignment.held(now)))
                    + (assignment.reasons().isEmpty() ? "" : " (" + words.criteria(assignment.reasons()) + ")")
                    + outcome(assignment, now));
        }
        if (file.handedBack() > 0) {
            lines.add(Saying.of("shown.handed-back", file.handedBack()).now());
        }
        if (file.reopened() > 0) {
            lines.add(Saying.of("shown.reopened", file.reopened()).now());
        }
        return lines.size() < 2 ? null : String.join("\n", lines);
    }

    private String level(String id) {
        String name = levels.name(id);
        return name == null ? Saying.of("shown.nobody").now() : words.level(name);
    }

    /** A level says how it ended its stay; where it does not, time did. */
    private static String how(String outcome) {
        String code = "outcome." + (outcome == null ? "time" : outcome);
        return Saying.known(code) ? Saying.of(code).now() : outcome.replace('-', ' ');
    }

    private String outcome(Assignment assignment, Instant now) {
        if (assignment.left() == null) {
            // A task keeps this text: it says of when it is.
            return Saying.of("shown.has-it", Reader.now().minuteAndZone(now)).now();
        }
        String note = events.stream()
                .filter(event -> event.facts() instanceof WorkDone done && done.assignment() == assignment.number())
                .map(event -> texts.of(event).get(EventText.NOTE))
                .filter(Objects::nonNull)
                .findFirst()
                .map(text -> " - " + brief(text))
                .orElse("");
        return ": " + how(assignment.outcome()) + note;
    }
}
