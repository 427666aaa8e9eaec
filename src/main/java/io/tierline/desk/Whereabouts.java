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
 * Where a case went while a person had its task open, and by whom: for a sentence to that person.
 *
 * @param where what the case is now, such as "is with Tier 2"
 * @param how who or what brought it there, such as "Mona Moreau moved it"; null when the ledger does not say
 * @param at when
 * @param why in the words of who did it; null without any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Whereabouts(String where, String how, Instant at, String why) {

    static Whereabouts of(List<CaseEvent> events, CaseTexts texts, LevelTable levels, Names names) {
        Case file = Case.fold(events);
        CaseEvent mover = mover(events);
        EventTexts said = texts.of(mover);
        return new Whereabouts(
                where(file, levels),
                how(mover, names),
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

    private static String where(Case file, LevelTable levels) {
        String with = file.owner() == null ? "" : ", where it has an owner already";
        return switch (file.state()) {
            case OPEN -> file.held() ? "is with " + levels.name(file.tier()) + " now" + with : "is on its way on";
            case WAITING -> "waits for the customer's answer";
            case RESOLVED -> "is resolved";
            case CLOSED -> "is closed";
            case WITHDRAWN -> "was withdrawn";
        };
    }

    private static String how(CaseEvent mover, Names names) {
        String who = names.of(mover.actor());
        if (mover.is(Moved.class, DeEscalated.class)) {
            return who + " moved it";
        }
        if (mover.facts() instanceof WorkDone done) {
            return switch (String.valueOf(done.outcome())) {
                case "ask-customer" -> who + " asked the customer";
                case "hand-back" -> who + " handed it back";
                case "resolved" -> who + " recorded the fix";
                case "criteria" -> "the escalation criteria moved it";
                default -> who + " handed it on";
            };
        }
        if (mover.facts() instanceof TierEntered entered) {
            return "time".equals(entered.by()) ? "the level's time was up" : "the escalation criteria moved it";
        }
        if (mover.is(Fixed.class)) {
            return "it was fixed elsewhere";
        }
        return mover.is(Closed.class, Withdrawn.class) ? who + " ended it" : null;
    }
}
