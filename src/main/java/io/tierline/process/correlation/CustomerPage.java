package io.tierline.process.correlation;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.Provenance;
import io.tierline.casework.CommandRefusedException;
import io.tierline.process.CaseDesk;
import io.tierline.statuspage.CustomerActs;
import org.springframework.stereotype.Component;

/** What the customer does on the status page, as commands to the case. */
@Component
class CustomerPage implements CustomerActs {

    private static final String CHANNEL = "status-page";

    private final CaseDesk desk;

    CustomerPage(CaseDesk desk) {
        this.desk = desk;
    }

    @Override
    public boolean confirmed(String caseKey, Sender sender) {
        return handled(
                caseKey, by(sender, new CustomerConfirmed(CHANNEL)).from(Provenance.NONE.withByStaff(sender.staff())));
    }

    @Override
    public boolean notFixed(String caseKey, String words, Sender sender) {
        return handled(caseKey, said(new Reopened(), words, sender));
    }

    @Override
    public boolean replied(String caseKey, String words, Sender sender) {
        return handled(caseKey, said(new CustomerReplied(), words, sender));
    }

    private boolean handled(String caseKey, NewEvent command) {
        try {
            desk.act(caseKey, command);
            return true;
        } catch (CommandRefusedException e) {
            return false;
        }
    }

    private static NewEvent said(EventFacts facts, String words, Sender sender) {
        return by(sender, facts)
                .from(Provenance.channel(CHANNEL).withByStaff(sender.staff()))
                .withText(EventText.TEXT, words);
    }

    private static NewEvent by(Sender sender, EventFacts facts) {
        return NewEvent.of(facts, sender.staff() == null ? CaseEvent.CUSTOMER : sender.staff())
                .once(sender.once());
    }
}
