package io.tierline.statuspage;

import io.tierline.cases.Case;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseTexts;
import io.tierline.cases.Levels;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.MessageEvents.UpdatePromised;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.cases.events.WorkEvents.Assigned;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.statuspage.StatusView.Message;
import io.tierline.statuspage.StatusView.Survey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Says in the customer's words where a ledger tells that their case stands. */
final class StatusWriter {

    private final List<CaseEvent> events;
    private final CaseTexts texts;
    private final Case file;
    private final Levels levels;
    private final Instant now;
    private boolean told;
    private boolean confirmed;
    private boolean taken;
    private boolean everTaken;
    private String withdrawnAs;
    private Duration every;

    StatusWriter(List<CaseEvent> events, CaseTexts texts, Levels levels, Instant now) {
        this.events = events;
        this.levels = levels;
        this.texts = texts;
        this.file = Case.fold(events);
        this.now = now;
        events.forEach(this::note);
    }

    private void note(CaseEvent event) {
        if (event.is(ResolutionTold.class)) {
            told = true;
            confirmed = false;
        } else if (event.is(CustomerConfirmed.class)) {
            confirmed = true;
        } else if (event.is(Reopened.class, TierEntered.class)) {
            told = false;
            taken = false;
        } else if (event.facts() instanceof Assigned assigned) {
            taken = assigned.owner() != null;
        } else if (event.is(Acknowledged.class)) {
            taken = true;
        } else if (event.facts() instanceof Withdrawn withdrawn) {
            withdrawnAs = withdrawn.as();
        } else if (event.facts() instanceof UpdatePromised promised) {
            every = span(promised.every());
        }
        everTaken = everTaken || taken;
    }

    /**
     * @param messages what was said, newest first
     * @param next the path of the page of the case in which this one goes on, or null
     */
    StatusView write(List<Message> messages, Survey survey, String next) {
        String[] words = words();
        boolean promised = file.promise() != null && !told && file.state() != State.WAITING;
        return new StatusView(
                file.caseKey(),
                texts.ticket().getOr(EventText.TITLE, "Your case"),
                DisplayedInstant.of(file.openedAt(), now),
                words[0],
                words[1],
                file.state().ended() || told || file.tier() == null
                        ? null
                        : levels.of(file).get(file.tier()).toCustomers(),
                taken,
                file.state().ended() ? 3 : told ? 2 : everTaken ? 1 : 0,
                promised ? DisplayedInstant.of(file.promise(), now) : null,
                promised && every != null ? DisplayedInstant.span(every) : null,
                messages,
                told && !confirmed && !file.state().ended(),
                file.state() == State.WAITING,
                messages.stream()
                        .filter(message -> message.kind().equals(Message.QUESTION))
                        .findFirst()
                        .map(Message::text)
                        .orElse(null),
                file.state() == State.CLOSED || file.state() == State.RESOLVED ? survey : null,
                next,
                !file.state().ended() && file.state() != State.WAITING,
                file.state() == State.CLOSED && file.goesOnIn() == null && file.reopenWish() == null);
    }

    private String[] words() {
        return switch (file.state()) {
            case WITHDRAWN ->
                "merged".equals(withdrawnAs)
                        ? words(
                                "Combined with another case of yours",
                                "We go on there; nothing you wrote here is lost.")
                        : words("This case was withdrawn", "Nobody is working on it any more.");
            case CLOSED ->
                file.goesOnIn() != null
                        ? words("We go on in a new case", "You told us that it was not fixed, so we opened one for it.")
                        : file.reopenWish() != null
                                ? words("You told us that it is not fixed", "We are looking into it again.")
                                : words("This case is closed", "If it is not fixed after all, tell us here.");
            case WAITING -> words("We need an answer from you", "We go on as soon as you have answered.");
            case RESOLVED ->
                !told
                        ? words("We are preparing our answer", "The work is done. We will write to you what we found.")
                        : confirmed
                                ? words("You told us that it is fixed", "Thank you. We are closing the case.")
                                : words("We believe that this is fixed", "Please tell us whether it works for you.");
            case OPEN -> open();
        };
    }

    /** Nobody is said to work on it who has not taken it. */
    private String[] open() {
        if (file.fixRecorded()) {
            return words("We are preparing our answer", "The work is done. We will write to you what we found.");
        }
        boolean again = file.reopened() > 0;
        if (file.owner() != null && taken) {
            return again
                    ? words("We are working on it again", "You told us that it was not fixed.")
                    : words("We are working on it", "You do not need to do anything at the moment.");
        }
        if (taken) {
            return words("A team of ours has it", "They have confirmed that they have your report.");
        }
        if (again) {
            return words(
                    "Waiting for somebody to take it again",
                    "You told us that it was not fixed. It is in our list, and nobody works on it yet.");
        }
        return file.tier() == null
                ? words("We have received your report", "We are deciding who is best placed to help you.")
                : words("Waiting for somebody to take it", "It is in our list, and nobody works on it yet.");
    }

    private static String[] words(String headline, String detail) {
        return new String[] {headline, detail};
    }

    /** Policies may promise "every business day", which is no span: then only the next time is said. */
    private static Duration span(String text) {
        try {
            return text == null ? null : Duration.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
