package io.tierline.process.steps;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.LedgerChanged;
import io.tierline.cases.NewEvent;
import io.tierline.cases.RelatedCase;
import io.tierline.cases.Repeats;
import io.tierline.cases.events.IntakeEvents.FactsChanged;
import io.tierline.cases.events.IntakeEvents.Linked;
import io.tierline.engine.AsTierline;
import io.tierline.engine.Asking;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Links a case to the earlier one that it repeats: when it opens, and when another component turns out to be at fault. */
@Component
class RepeatFinder {

    private static final String WINDOW = "repeat-window";

    private final Ledger ledger;
    private final Repeats repeats;
    private final DecisionService decisions;
    private final AsTierline asTierline;

    RepeatFinder(Ledger ledger, Repeats repeats, DecisionService decisions, AsTierline asTierline) {
        this.ledger = ledger;
        this.repeats = repeats;
        this.decisions = decisions;
        this.asTierline = asTierline;
    }

    /** Before the criteria are asked again: they ask whether it is a repeat. */
    @EventListener
    @Order(0)
    public void on(LedgerChanged change) {
        boolean componentChanged = change.added().stream()
                .anyMatch(event -> event.facts() instanceof FactsChanged changed && changed.component() != null);
        if (componentChanged) {
            asTierline.run(() -> find(change.caseKey()));
        }
    }

    void find(String caseKey) {
        Case file = ledger.caseFile(caseKey);
        if (file.component() == null || file.state().ended()) {
            return;
        }
        repeats.earlier(file, window(file))
                .filter(other ->
                        file.links().stream().noneMatch(link -> link.caseKey().equals(other)))
                .ifPresent(other -> ledger.append(
                        caseKey, NewEvent.of(new Linked(other, RelatedCase.REPEAT, true), CaseEvent.TIERLINE)));
    }

    private Duration window(Case file) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("plan", file.plan());
        facts.put("priority", file.priority());
        facts.put("category", file.category());
        facts.put("component", file.component());
        facts.put("customer", file.customer());
        Object days = Asking.about(file.caseKey(), "repeat-finder", () -> decisions
                .evaluateDecisionTableByKey(WINDOW, Map.of("facts", facts))
                .getSingleEntry());
        return days instanceof Number number ? Duration.ofDays(number.longValue()) : Duration.ZERO;
    }
}
