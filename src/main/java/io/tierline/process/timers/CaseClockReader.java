package io.tierline.process.timers;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.sla.CaseClocks;
import io.tierline.sla.SlaClocks;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The clocks of a case as they stand now. */
@Component
public class CaseClockReader {

    private final Ledger ledger;
    private final CalendarsInForce calendars;
    private final Clock clock;

    CaseClockReader(Ledger ledger, CalendarsInForce calendars, Clock clock) {
        this.ledger = ledger;
        this.calendars = calendars;
        this.clock = clock;
    }

    public CaseClocks of(String caseKey) {
        return of(ledger.events(caseKey));
    }

    public CaseClocks of(List<CaseEvent> events) {
        return SlaClocks.evaluate(events, calendars.now(), clock.instant());
    }
}
