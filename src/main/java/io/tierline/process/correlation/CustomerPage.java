package io.tierline.process.correlation;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.EventType;
import io.tierline.cases.NewEvent;
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
        return handled(caseKey, command(EventType.CUSTOMER_CONFIRMED, byStaff).with("how", CHANNEL));
    }

    @Override
    public boolean notFixed(String caseKey, String words, String byStaff) {
        return handled(
                caseKey,
                command(EventType.REOPENED, byStaff).with("channel", CHANNEL).withText("text", words));
    }

    @Override
    public boolean replied(String caseKey, String words, String byStaff) {
        return handled(
                caseKey,
                command(EventType.CUSTOMER_REPLIED, byStaff)
                        .with("channel", CHANNEL)
                        .withText("text", words));
    }

    private boolean handled(String caseKey, NewEvent command) {
        try {
            desk.act(caseKey, command);
            return true;
        } catch (CommandRefusedException e) {
            return false;
        }
    }

    private static NewEvent command(String type, String byStaff) {
        return NewEvent.of(type, byStaff == null ? CaseEvent.CUSTOMER : byStaff).with("byStaff", byStaff);
    }
}
