package io.tierline.process.correlation;

import io.tierline.cases.Assignment;
import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.EscalationProgress;
import io.tierline.cases.Ledger;
import io.tierline.cases.LedgerChanged;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import io.tierline.process.model.AcknowledgedBy;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Work on a case acknowledges it: what a member of the team that has the case, or a manager, does on it, as far as the
 * escalation matrix counts it. A note of any other person does not: the question "any news?" takes nothing over.
 */
@Component
class AcknowledgementByActivity {

    private static final String MANAGERS = "manager";

    private final Ledger ledger;
    private final People people;

    AcknowledgementByActivity(Ledger ledger, People people) {
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
        Assignment assignment = Case.fold(change.ledger()).assignment();
        if (assignment == null || assignment.left() != null || assignment.acknowledgedAt() != null) {
            return;
        }
        EscalationProgress escalation = EscalationProgress.of(change.ledger()).orElseThrow();
        change.added().stream()
                .filter(event ->
                        counts(escalation, event) && !event.happenedAt().isBefore(assignment.entered()))
                .findFirst()
                .ifPresent(event -> acknowledge(assignment, event));
    }

    private boolean counts(EscalationProgress escalation, CaseEvent event) {
        return AcknowledgedBy.of(event)
                .filter(kind -> escalation.acknowledgedBy().contains(kind.word()))
                .flatMap(kind -> people.find(event.actor()))
                .filter(Person::active)
                .filter(person -> person.isIn(escalation.team()) || person.isIn(MANAGERS))
                .isPresent();
    }

    private void acknowledge(Assignment assignment, CaseEvent event) {
        ledger.append(
                event.caseKey(),
                NewEvent.of(
                                new Acknowledged(
                                        assignment.number(),
                                        assignment.tier(),
                                        AcknowledgedBy.of(event).orElseThrow().word()),
                                event.actor())
                        .at(event.happenedAt()));
    }
}
