package io.tierline.process.correlation;

import io.tierline.casefile.CaseEvent;
import io.tierline.casefile.CaseFile;
import io.tierline.casefile.EventType;
import io.tierline.casefile.Ledger;
import io.tierline.casefile.NewEvent;
import io.tierline.feedback.CustomerActs;
import io.tierline.process.CaseDesk;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the customer does on the status page, brought to the case. */
@Component
class CustomerPage implements CustomerActs {

    private static final String CHANNEL = "status-page";

    private final Ledger ledger;
    private final CaseDesk desk;

    CustomerPage(Ledger ledger, CaseDesk desk) {
        this.ledger = ledger;
        this.desk = desk;
    }

    @Override
    @Transactional
    public void confirmed(String caseKey, String byStaff) {
        if (ledger.caseFile(caseKey).state() == CaseFile.State.RESOLVED) {
            desk.act(caseKey, act(EventType.CUSTOMER_CONFIRMED, byStaff).with("how", CHANNEL));
        }
    }

    @Override
    @Transactional
    public void notFixed(String caseKey, String words, String byStaff) {
        CaseFile.State state = ledger.caseFile(caseKey).state();
        if (state == CaseFile.State.RESOLVED || state == CaseFile.State.CLOSED) {
            desk.act(
                    caseKey,
                    act(EventType.REOPENED, byStaff).with("channel", CHANNEL).withText("text", words));
        }
    }

    @Override
    @Transactional
    public void replied(String caseKey, String words, String byStaff) {
        if (!ledger.caseFile(caseKey).state().ended()) {
            desk.act(
                    caseKey,
                    act(EventType.CUSTOMER_REPLIED, byStaff)
                            .with("channel", CHANNEL)
                            .withText("text", words));
        }
    }

    private static NewEvent act(String type, String byStaff) {
        return NewEvent.of(type, byStaff == null ? CaseEvent.CUSTOMER : byStaff).with("byStaff", byStaff);
    }
}
