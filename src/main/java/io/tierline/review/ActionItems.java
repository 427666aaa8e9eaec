package io.tierline.review;

import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.ReviewEvents;
import io.tierline.cases.events.ReviewEvents.ActionItemAgreed;
import io.tierline.cases.events.ReviewEvents.ActionItemDone;
import io.tierline.cases.events.ReviewEvents.ActionItemVerified;
import io.tierline.cases.events.ReviewEvents.ActionItemWaived;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was agreed so that it does not happen again. An item is open, done, and then verified; or waived with a reason. */
@Component
public class ActionItems {

    private final ActionItemTable table;
    private final PostmortemTable postmortems;
    private final Ledger ledger;

    ActionItems(ActionItemTable table, PostmortemTable postmortems, Ledger ledger) {
        this.table = table;
        this.postmortems = postmortems;
        this.ledger = ledger;
    }

    /**
     * Adds items to the postmortem of the case's latest closing.
     *
     * @return their ids, in the order given
     * @throws ReviewRefused when there is no such postmortem, it is closed, or an item lacks what, owner or due date
     */
    @Transactional
    public List<Long> agree(String caseKey, List<NewActionItem> items, String actor) {
        Draft postmortem = postmortems
                .lockLatest(caseKey)
                .filter(found -> !found.state().equals("closed"))
                .orElseThrow(() -> new ReviewRefusedException("There is no open postmortem of case " + caseKey + "."));
        List<Long> ids = new ArrayList<>();
        for (NewActionItem item : items) {
            complete(item);
            long id = table.insert(postmortem.id(), caseKey, item);
            ids.add(id);
            ledger.append(
                    caseKey,
                    NewEvent.of(new ActionItemAgreed(id, item.owner(), item.due()), actor)
                            .withText(EventText.TEXT, item.what()));
        }
        return ids;
    }

    /** The ids of the case's items that are neither verified nor waived, oldest first. */
    public List<Long> open(String caseKey) {
        return table.unfinishedOf(caseKey);
    }

    /** @throws ReviewRefused when there is none of that id */
    public ActionItem get(long id) {
        return table.find(id).orElseThrow(() -> noSuch(id));
    }

    /** The owner says that it is done. @throws ReviewRefused unless it is open */
    @Transactional
    public void done(long id, String note, String actor) {
        change(id, "done", note, actor, new ActionItemDone(id), "open");
    }

    /**
     * It will not be done, and why. @throws ReviewRefused without a reason, or when it is verified or waived already
     */
    @Transactional
    public void waive(long id, String reason, String actor) {
        if (reason == null || reason.isBlank()) {
            throw new ReviewRefusedException("Action item " + id + " can be waived only with a reason.");
        }
        change(id, "waived", reason, actor, new ActionItemWaived(id), "open", "done");
    }

    /**
     * A manager looked whether it helped.
     *
     * @param ok false sends it back to its owner
     * @throws ReviewRefused unless it is done
     */
    @Transactional
    public void verify(long id, boolean ok, String note, String actor) {
        ActionItem item = locked(id, "done");
        table.change(id, ok ? "verified" : "open", note);
        ledger.append(
                item.caseKey(),
                NewEvent.of(new ActionItemVerified(id, ok), actor).withText(EventText.TEXT, note));
    }

    List<ActionItem> unfinished(long postmortemId) {
        return table.unfinished(postmortemId);
    }

    private void change(long id, String state, String note, String actor, ReviewEvents facts, String... from) {
        ActionItem item = locked(id, from);
        table.change(id, state, note);
        ledger.append(item.caseKey(), NewEvent.of(facts, actor).withText(EventText.TEXT, note));
    }

    private ActionItem locked(long id, String... states) {
        ActionItem item = table.lock(id).orElseThrow(() -> noSuch(id));
        if (!List.of(states).contains(item.state())) {
            throw new ReviewRefusedException("Action item " + id + " is " + item.state() + "; this step needs it to be "
                    + String.join(" or ", states) + ".");
        }
        return item;
    }

    private static void complete(NewActionItem item) {
        if (blank(item.what()) || blank(item.owner()) || item.due() == null) {
            throw new ReviewRefusedException(
                    "An action item needs what is to be done, an owner and a due date: " + item);
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private static ReviewRefusedException noSuch(long id) {
        return new ReviewRefusedException("There is no action item " + id + ".");
    }
}
