package io.tierline.review;

import static io.tierline.cases.CaseEvent.TIERLINE;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseTexts;
import io.tierline.cases.Ledger;
import io.tierline.cases.Levels;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.ReviewEvents.PostmortemApproved;
import io.tierline.cases.events.ReviewEvents.PostmortemClosed;
import io.tierline.cases.events.ReviewEvents.PostmortemDrafted;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The postmortem of each closing of a case: drafted from the ledger, reviewed, approved, closed. */
@Component
public class Postmortems {

    private final PostmortemTable table;
    private final ActionItems items;
    private final Ledger ledger;
    private final Levels levels;
    private final Clock clock;

    Postmortems(PostmortemTable table, ActionItems items, Ledger ledger, Levels levels, Clock clock) {
        this.table = table;
        this.items = items;
        this.ledger = ledger;
        this.levels = levels;
        this.clock = clock;
    }

    /**
     * Drafts the postmortem of the case's latest closing, once.
     *
     * @return its id; of the draft made before when there is one
     */
    @Transactional
    public long draft(String caseKey) {
        List<CaseEvent> events = ledger.events(caseKey);
        CaseTexts texts = ledger.texts(caseKey);
        Case file = Case.fold(events);
        int cycle = closings(events);
        boolean isNew = table.insert(
                caseKey,
                cycle,
                new DraftWriter(events, texts, file, levels.of(file)).write(),
                new Suggestions(events, texts, file, levels.of(file)).list(),
                Findings.last(events, texts, EventText.ROOT_CAUSE),
                clock.instant());
        if (isNew) {
            ledger.append(
                    caseKey, NewEvent.of(new PostmortemDrafted(cycle), TIERLINE).once("postmortem-drafted:" + cycle));
        }
        return read(caseKey).id();
    }

    /**
     * The postmortem of the case's latest closing.
     *
     * @throws ReviewRefused when none was drafted
     */
    public Draft read(String caseKey) {
        return table.latest(caseKey)
                .orElseThrow(() -> new ReviewRefusedException("There is no postmortem of case " + caseKey + "."));
    }

    /**
     * Takes the reviewers' findings and agrees the action items.
     *
     * @param lessons may be null
     * @return the ids of the action items
     * @throws ReviewRefused when a finding is missing, or the postmortem is approved or closed already
     */
    @Transactional
    public List<Long> approve(
            String caseKey,
            String summary,
            String rootCause,
            String customerImpact,
            String lessons,
            List<NewActionItem> actionItems,
            String actor) {
        needed(summary, "summary");
        needed(rootCause, "rootCause");
        needed(customerImpact, "customerImpact");
        Draft draft = inReview(caseKey);
        table.review(draft.id(), "approved", summary, rootCause, customerImpact, lessons, clock.instant());
        ledger.append(
                caseKey,
                NewEvent.of(new PostmortemApproved(draft.cycle(), actionItems.size()), actor)
                        .withText(EventText.SUMMARY, summary)
                        .withText(EventText.ROOT_CAUSE, rootCause)
                        .withText(EventText.CUSTOMER_IMPACT, customerImpact)
                        .withText(EventText.LESSONS, lessons));
        return items.agree(caseKey, actionItems, actor);
    }

    /**
     * Keeps what was written so far, and asks for more work on it.
     *
     * @throws ReviewRefused when the postmortem is approved or closed already
     */
    @Transactional
    public void sendBack(
            String caseKey, String summary, String rootCause, String customerImpact, String lessons, String actor) {
        Draft draft = inReview(caseKey);
        table.review(draft.id(), "in-review", summary, rootCause, customerImpact, lessons, null);
        ledger.append(
                caseKey,
                NewEvent.of(InternalNote.onPostmortem(draft.cycle()), actor)
                        .withText(EventText.TEXT, "The postmortem needs more work."));
    }

    /**
     * Closes the postmortem; a second time is fine.
     *
     * @throws ReviewRefused when it is not approved, or an action item is neither verified nor waived
     */
    @Transactional
    public void close(String caseKey) {
        Draft draft = table.lockLatest(caseKey).orElseGet(() -> read(caseKey));
        if (draft.state().equals("closed")) {
            return;
        }
        if (!draft.state().equals("approved")) {
            throw new ReviewRefusedException("The postmortem of case " + caseKey
                    + " must be approved before it closes; it is " + draft.state() + ".");
        }
        List<ActionItem> unfinished = items.unfinished(draft.id());
        if (!unfinished.isEmpty()) {
            throw new ReviewRefusedException(
                    "The postmortem of case " + caseKey + " closes when every action item is verified"
                            + " or waived with a reason. Unfinished: "
                            + unfinished.stream()
                                    .map(item -> item.id() + " (" + item.what() + ", " + item.state() + ")")
                                    .collect(Collectors.joining("; ")));
        }
        table.close(draft.id(), clock.instant());
        ledger.append(caseKey, NewEvent.of(new PostmortemClosed(draft.cycle()), TIERLINE));
    }

    private Draft inReview(String caseKey) {
        Draft draft = table.lockLatest(caseKey).orElseGet(() -> read(caseKey));
        if (draft.state().equals("approved") || draft.state().equals("closed")) {
            throw new ReviewRefusedException(
                    "The postmortem of case " + caseKey + " is " + draft.state() + " already.");
        }
        return draft;
    }

    private static void needed(String finding, String name) {
        if (finding == null || finding.isBlank()) {
            throw new ReviewRefusedException("A postmortem cannot be approved without " + name + ".");
        }
    }

    /** How often the case was closed; a draft made before the first closing belongs to it. */
    private static int closings(List<CaseEvent> events) {
        return Math.max(
                1, (int) events.stream().filter(event -> event.is(Closed.class)).count());
    }
}
