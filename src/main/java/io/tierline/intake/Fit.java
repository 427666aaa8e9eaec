package io.tierline.intake;

import static io.tierline.casefile.EventType.ACKNOWLEDGED;
import static io.tierline.casefile.EventType.CUSTOMER_CONFIRMED;
import static io.tierline.casefile.EventType.CUSTOMER_REPLIED;
import static io.tierline.casefile.EventType.FACTS_CHANGED;
import static io.tierline.casefile.EventType.FIXED;
import static io.tierline.casefile.EventType.LINKED;
import static io.tierline.casefile.EventType.PRIORITY_CHANGED;
import static io.tierline.casefile.EventType.PUBLIC_UPDATE;
import static io.tierline.casefile.EventType.REOPENED;
import static io.tierline.casefile.EventType.REOPEN_REQUESTED;
import static io.tierline.casefile.EventType.RESOLUTION_TOLD;
import static io.tierline.casefile.EventType.TIER_ENTERED;
import static io.tierline.casefile.EventType.WITHDRAWN;

import io.tierline.casefile.CaseEvent;
import io.tierline.casefile.CaseFile;
import io.tierline.casefile.CaseFile.State;
import io.tierline.casefile.Hop;
import io.tierline.casefile.NewEvent;
import java.util.List;

/** Whether what somebody wishes fits how the case stands, and what the ledger adds to it. */
final class Fit {

    private final List<CaseEvent> ledger;
    private final CaseFile file;

    Fit(List<CaseEvent> ledger) {
        this.ledger = ledger;
        this.file = CaseFile.fold(ledger);
    }

    /** @throws Refusal saying why it does not fit, and what to do instead */
    NewEvent fit(NewEvent wish) {
        return switch (wish.type()) {
            case CUSTOMER_REPLIED, PUBLIC_UPDATE -> unless(file.state() == State.WITHDRAWN, withdrawn(), wish);
            case FACTS_CHANGED, WITHDRAWN -> unless(file.state().ended(), ended(), wish);
            case LINKED -> linked(wish);
            case PRIORITY_CHANGED -> priority(wish);
            case CUSTOMER_CONFIRMED -> confirmed(wish);
            case REOPENED, REOPEN_REQUESTED -> reopened(wish);
            case ACKNOWLEDGED -> acknowledged(wish);
            case FIXED -> fixed(wish);
            default -> wish;
        };
    }

    private NewEvent linked(NewEvent wish) {
        unless(file.state().ended(), ended(), wish);
        String other = wish.facts().get("case").toString();
        boolean known = file.links().stream().anyMatch(link -> link.caseKey().equals(other));
        return unless(known, "It is linked to " + other + " already.", wish);
    }

    private NewEvent priority(NewEvent wish) {
        unless(file.state().ended(), ended(), wish);
        String same = "Its priority is " + file.priority() + " already.";
        return unless(file.priority().equals(wish.facts().get("to")), same, wish)
                .with("from", file.priority());
    }

    private NewEvent confirmed(NewEvent wish) {
        unless(file.state().ended(), ended(), wish);
        boolean told = false;
        for (CaseEvent event : ledger) {
            if (event.is(RESOLUTION_TOLD)) {
                told = true;
            } else if (event.is(REOPENED) || event.is(TIER_ENTERED) || event.is(CUSTOMER_CONFIRMED)) {
                told = false;
            }
        }
        return unless(
                !told,
                "There is no resolution that waits for the customer's word. If they wrote something, send it as"
                        + " customer-replied.",
                wish);
    }

    private NewEvent reopened(NewEvent wish) {
        unless(file.state() == State.WITHDRAWN, withdrawn(), wish);
        boolean solved = file.state() == State.RESOLVED || file.state() == State.CLOSED;
        return unless(
                !solved,
                "It is not resolved, so there is nothing to reopen. Send what was said as" + " customer-replied.",
                wish);
    }

    private NewEvent acknowledged(NewEvent wish) {
        unless(file.state().ended(), ended(), wish);
        Hop hop = file.hop();
        boolean held = hop != null && hop.left() == null;
        unless(!held, "No level has it at this moment: it is waiting, resolved or on its way to one.", wish);
        unless(hop != null && hop.acknowledgedAt() != null, "It is acknowledged at this level already.", wish);
        return wish.with("hop", hop.number()).with("tier", hop.tier());
    }

    private NewEvent fixed(NewEvent wish) {
        unless(file.state().ended(), ended(), wish);
        unless(file.state() == State.RESOLVED, "Its fix is recorded already.", wish);
        return unless(
                file.hop() == null,
                "No level has it yet: it has only just come in. Send this again in a few seconds.",
                wish);
    }

    private NewEvent unless(boolean unfit, String why, NewEvent wish) {
        if (unfit) {
            throw Refusal.doesNotFit("%s: %s Nothing was done.".formatted(file.caseKey(), why));
        }
        return wish;
    }

    private String ended() {
        return file.state() == State.WITHDRAWN
                ? withdrawn()
                : "It was closed at " + file.closedAt() + ". Send reopened first if it has to go on.";
    }

    private String withdrawn() {
        String into = ledger.stream()
                .filter(event -> event.is(WITHDRAWN) && event.text("into") != null)
                .map(event -> event.text("into"))
                .reduce((first, last) -> last)
                .orElse(null);
        return "It was withdrawn at " + file.closedAt() + ". "
                + (into == null ? "Open a case with a new ticket." : "It was merged into " + into + ": send it there.");
    }
}
