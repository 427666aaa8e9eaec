package io.tierline.process.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.calendar.Calendars;
import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Fact;
import io.tierline.cases.events.EventTypes;
import io.tierline.cases.events.IntakeEvents.TicketReceived;
import io.tierline.process.steps.CaseQueries;
import io.tierline.sla.SlaClocks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactsTest {

    private static final Instant NOW = Instant.parse("2026-03-11T09:00:00Z");

    @Test
    void decisions_may_ask_for_what_is_told_and_nothing_else() {
        List<CaseEvent> ledger = List.of(Fact.event(
                "ESC-2026-000001",
                1,
                EventTypes.name(TicketReceived.class),
                NOW,
                NOW,
                CaseEvent.CUSTOMER,
                Map.of("priority", "P1")));
        Map<String, Object> facts = Facts.of(
                Case.fold(ledger),
                null,
                SlaClocks.evaluate(ledger, Calendars.shipped(), NOW),
                Calendars.shipped(),
                NOW);
        assertThat(facts.keySet()).isEqualTo(CaseQueries.FACTS);
    }
}
