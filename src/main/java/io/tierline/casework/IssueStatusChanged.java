package io.tierline.casework;

import io.tierline.cases.Assignment;
import io.tierline.cases.Case;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Level;
import io.tierline.cases.LevelTable;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.OversightEvents.ManagerNeeded;
import io.tierline.cases.events.Provenance;
import io.tierline.cases.events.WorkEvents.Fixed;
import io.tierline.cases.events.WorkEvents.Moved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The status of the case's issue has changed in the engineers' tracker. Each change is noted. One that comes after a later
 * one is noted alone.
 *
 * @param tracker its name, such as {@code jira}; the actor of what follows
 * @param issue the issue's key there
 * @param status as people read it there
 * @param at when it changed, by the tracker's clock
 * @param delivery key of the delivery that told it: the same one has its effect once
 */
public record IssueStatusChanged(
        String tracker, String issue, Meaning meaning, String status, Instant at, String delivery)
        implements ElsewhereCommand {

    /** What a status means to a case. */
    public enum Meaning {
        DONE,
        REOPENED,
        DECLINED
    }

    @Override
    public List<NewEvent> decide(List<CaseEvent> ledger, LevelTable levels) {
        if (isOvertaken(ledger)) {
            return List.of(note(status + " (overtaken by what came before)"));
        }
        Case file = Case.fold(ledger);
        List<NewEvent> commands = new ArrayList<>();
        commands.add(note(status));
        switch (meaning) {
            case DONE -> done(file, levels, commands);
            case REOPENED -> reopened(file, levels, commands);
            case DECLINED -> {
                if (!file.state().ended()) {
                    commands.add(event(ManagerNeeded.because("issue-declined")));
                }
            }
        }
        return commands;
    }

    /** A fix, while the case is with the level whose work the issue is. */
    private void done(Case file, LevelTable levels, List<NewEvent> commands) {
        boolean theirs = file.tier() != null && levels.get(file.tier()).issue();
        if (theirs && (file.state() == State.OPEN || file.state() == State.WAITING)) {
            commands.add(event(new Fixed(issue, null)));
        }
    }

    /** Back to the level whose work it is from wherever it is; a case that has ended stays so. */
    private void reopened(Case file, LevelTable levels, List<NewEvent> commands) {
        Assignment assignment = file.assignment();
        if (file.state().ended()
                || assignment == null
                || assignment.left() == null && levels.get(file.tier()).issue()) {
            return;
        }
        if (file.state() == State.RESOLVED || file.fixRecorded()) {
            commands.add(event(new Reopened()).from(provenance -> provenance.withChannel(tracker)));
        }
        commands.add(event(new Moved(null, issueLevel(file, levels), "Issue " + issue + " was reopened")));
    }

    /** The level with an issue that had the case last, or the first that has one. */
    private static String issueLevel(Case file, LevelTable levels) {
        return file.assignments().stream()
                .map(Assignment::tier)
                .filter(tier -> levels.get(tier).issue())
                .reduce((first, last) -> last)
                .or(() -> levels.levels().stream()
                        .filter(Level::issue)
                        .map(Level::id)
                        .findFirst())
                .orElse(file.tier());
    }

    private boolean isOvertaken(List<CaseEvent> ledger) {
        return ledger.stream()
                .anyMatch(event -> event.facts() instanceof InternalNote note
                        && issue.equals(note.issue())
                        && event.happenedAt().isAfter(at));
    }

    private NewEvent note(String said) {
        return event(InternalNote.onIssue(issue)).withText(EventText.TEXT, issue + " is now: " + said);
    }

    private NewEvent event(EventFacts facts) {
        return NewEvent.of(facts, tracker)
                .at(at)
                .from(Provenance.NONE.withVia(Provenance.TRACKER))
                .once(tracker + "|" + facts.type() + "|" + delivery);
    }
}
