package io.tierline.process.correlation;

import io.tierline.casefile.CaseEvent;
import io.tierline.casefile.CaseFile;
import io.tierline.casefile.EventType;
import io.tierline.casefile.Hop;
import io.tierline.casefile.Ladder;
import io.tierline.casefile.Ledger;
import io.tierline.casefile.LedgerChanged;
import io.tierline.casefile.NewEvent;
import io.tierline.matrix.People;
import io.tierline.matrix.Person;
import io.tierline.process.model.AcknowledgedBy;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Who works on a case has it: what somebody of the team that has the case, or a manager, does on it acknowledges it, as far
 * as the escalation matrix counts it. Anybody else's note does not: the question "any news?" is nobody's taking over.
 */
@Component
class Activity {

    private static final String MANAGERS = "manager";

    private final Ledger ledger;
    private final People people;

    Activity(Ledger ledger, People people) {
        this.ledger = ledger;
        this.people = people;
    }

    @EventListener
    @Order(0)
    public void on(LedgerChanged change) {
        Optional<CaseEvent> act = change.added().stream()
                .filter(event -> AcknowledgedBy.of(event).isPresent())
                .findFirst();
        if (act.isEmpty()) {
            return;
        }
        Hop hop = CaseFile.fold(change.ledger()).hop();
        if (hop == null || hop.left() != null || hop.acknowledgedAt() != null) {
            return;
        }
        Ladder ladder = Ladder.of(change.ledger()).orElseThrow();
        change.added().stream()
                .filter(event -> counts(ladder, event) && !event.happenedAt().isBefore(hop.entered()))
                .findFirst()
                .ifPresent(event -> acknowledge(hop, event));
    }

    private boolean counts(Ladder ladder, CaseEvent event) {
        return AcknowledgedBy.of(event)
                .filter(kind -> ladder.acknowledgedBy().contains(kind.word()))
                .flatMap(kind -> people.find(event.actor()))
                .filter(Person::active)
                .filter(person -> person.isIn(ladder.team()) || person.isIn(MANAGERS))
                .isPresent();
    }

    private void acknowledge(Hop hop, CaseEvent event) {
        ledger.append(
                event.caseKey(),
                NewEvent.of(EventType.ACKNOWLEDGED, event.actor())
                        .at(event.happenedAt())
                        .with("hop", hop.number())
                        .with("tier", hop.tier())
                        .with("how", AcknowledgedBy.of(event).orElseThrow().word()));
    }
}
