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
    public boolean confirmed(String caseKey, String byStaff) {
        return handled(
                caseKey,
                NewEvent.of(new CustomerConfirmed(CHANNEL), actor(byStaff)).from(from(null, byStaff)));
    }

    @Override
    public boolean notFixed(String caseKey, String words, String byStaff) {
        return handled(caseKey, said(new Reopened(), words, byStaff));
    }

    @Override
    public boolean replied(String caseKey, String words, String byStaff) {
        return handled(caseKey, said(new CustomerReplied(), words, byStaff));
    }

    private boolean handled(String caseKey, NewEvent command) {
        try {
            desk.act(caseKey, command);
            return true;
        } catch (CommandRefusedException e) {
            return false;
        }
    }

    private static NewEvent said(EventFacts facts, String words, String byStaff) {
        return NewEvent.of(facts, actor(byStaff)).from(from(CHANNEL, byStaff)).withText(EventText.TEXT, words);
    }

    private static String actor(String byStaff) {
        return byStaff == null ? CaseEvent.CUSTOMER : byStaff;
    }

    private static Provenance from(String channel, String byStaff) {
        return Provenance.channel(channel).withByStaff(byStaff);
    }
}
