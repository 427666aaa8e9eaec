package io.tierline.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseTexts;
import io.tierline.cases.LevelTable;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.EventTexts;
import io.tierline.cases.events.OversightEvents.DeEscalated;
import io.tierline.cases.events.WorkEvents.Fixed;
import io.tierline.cases.events.WorkEvents.Moved;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.cases.events.WorkEvents.WorkDone;
import java.time.Instant;
import java.util.List;

/**
 * Where a case went while a person had its task open, and by whom: codes for a sentence to that person, in the words of
 * their screen.
 *
 * @param where what the case is now, such as {@code is-with}
 * @param level the name of the level that has it, where one has
 * @param how what brought it there, such as {@code moved}; null when the ledger does not say
 * @param who the name of who did it
 * @param at when
 * @param why in the words of who did it; null without any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Whereabouts(String where, String level, String how, String who, Instant at, String why) {

    static Whereabouts of(List<CaseEvent> events, CaseTexts texts, LevelTable levels, Names names) {
        Case file = Case.fold(events);
        CaseEvent mover = mover(events);
        EventTexts said = texts.of(mover);
        return new Whereabouts(
                where(file),
                file.held() ? levels.name(file.tier()) : null,
                how(mover),
                names.of(mover.actor()),
                mover.happenedAt(),
                said.firstOf(EventText.REASON, EventText.NOTE, EventText.WHY));
    }

    /** The act that took it from where it was. That a level got it follows from one, unless time or a rule moved it. */
    private static CaseEvent mover(List<CaseEvent> events) {
        CaseEvent mover = events.get(0);
        for (CaseEvent event : events) {
            boolean act = event.is(
                    Moved.class, DeEscalated.class, WorkDone.class, Fixed.class, Closed.class, Withdrawn.class);
            boolean byItself = event.facts() instanceof TierEntered entered
                    && ("time".equals(entered.by()) || "criteria".equals(entered.by()));
            mover = act || byItself ? event : mover;
        }
        return mover;
    }

    private static String where(Case file) {
        return switch (file.state()) {
            case OPEN -> !file.held() ? "is-on-its-way" : file.owner() == null ? "is-with" : "is-with-owner";
            case WAITING -> "is-waiting";
            case RESOLVED -> "is-resolved";
            case CLOSED -> "is-closed";
            case WITHDRAWN -> "was-withdrawn";
        };
    }

    private static String how(CaseEvent mover) {
        if (mover.is(Moved.class, DeEscalated.class)) {
            return "moved";
        }
        if (mover.facts() instanceof WorkDone done) {
            return switch (String.valueOf(done.outcome())) {
                case "ask-customer" -> "asked-customer";
                case "hand-back" -> "handed-back";
                case "resolved" -> "fix-recorded";
                case "criteria" -> "criteria";
                default -> "handed-on";
            };
        }
        if (mover.facts() instanceof TierEntered entered) {
            return "time".equals(entered.by()) ? "time" : "criteria";
        }
        if (mover.is(Fixed.class)) {
            return "fixed-elsewhere";
        }
        return mover.is(Closed.class, Withdrawn.class) ? "ended" : null;
    }
}
