package io.tierline.desk;

import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.casework.CaseCommands.Handled;
import io.tierline.process.CaseDesk;
import io.tierline.process.CustomerMessages;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a person says on a case beside the work: to the customer, or to colleagues. */
@Component
class Messages {

    static final String UPDATE = "update";
    static final String NOTE = "note";
    static final List<String> KINDS = List.of(UPDATE, NOTE);

    private final CaseDesk desk;
    private final CustomerMessages customers;

    Messages(CaseDesk desk, CustomerMessages customers) {
        this.desk = desk;
        this.customers = customers;
    }

    /**
     * @param once the same key is said once a case; null to say it each time
     * @param at when it was said; null for now
     * @throws io.tierline.casework.CommandRefusedException when it does not fit how the case stands
     */
    Handled say(String caseKey, String person, String kind, String words, String once, Instant at) {
        return UPDATE.equals(kind)
                ? customers.send(caseKey, person, words, once, at)
                : desk.handle(
                        caseKey,
                        NewEvent.of(new InternalNote(), person)
                                .at(at)
                                .withText(EventText.TEXT, words)
                                .once(once));
    }
}
