package io.tierline.process.correlation;

import io.tierline.attachments.Attachments;
import io.tierline.attachments.SentFile;
import io.tierline.attachments.Uploads;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.Provenance;
import io.tierline.casework.CaseCommands.Handled;
import io.tierline.casework.CommandRefusedException;
import io.tierline.process.CaseDesk;
import io.tierline.statuspage.CustomerActs;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the customer does on the status page, as commands to the case. */
@Component
class CustomerPage implements CustomerActs {

    private static final String CHANNEL = "status-page";

    private final CaseDesk desk;
    private final Uploads uploads;
    private final Attachments attachments;

    CustomerPage(CaseDesk desk, Uploads uploads, Attachments attachments) {
        this.desk = desk;
        this.uploads = uploads;
        this.attachments = attachments;
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
    public boolean replied(String caseKey, String words, List<SentFile> files, Sender sender) {
        String by = sender.staff() == null ? CaseEvent.CUSTOMER : sender.staff();
        List<String> taken = files.stream()
                .map(file -> uploads.upload(caseKey, by, null, file).id())
                .toList();
        try {
            desk.together(() -> {
                String all = uploads.words(words, taken);
                Handled handled = desk.handle(caseKey, said(new CustomerReplied(), all, sender));
                return handled.isNew() ? attachments.add(caseKey, handled.event(), taken, true, by) : List.of();
            });
            return true;
        } catch (CommandRefusedException e) {
            return false;
        }
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
