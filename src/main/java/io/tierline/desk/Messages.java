package io.tierline.desk;

import io.tierline.casework.CaseCommands.Handled;
import io.tierline.process.CustomerMessages;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Gives what a person says on a case to it: to the customer, or to colleagues. */
@Component
class Messages {

    static final String UPDATE = "update";
    static final String NOTE = "note";
    static final List<String> KINDS = List.of(UPDATE, NOTE);

    private final CustomerMessages customers;

    Messages(CustomerMessages customers) {
        this.customers = customers;
    }

    /**
     * @param at when it was said; null for now
     * @throws io.tierline.casework.CommandRefusedException when it does not fit how the case stands
     * @throws io.tierline.attachments.AttachmentRefusedException when one of its files is not there any more
     */
    Handled say(Message said, Instant at) {
        return said.isUpdate()
                ? customers.send(said.caseKey(), said.person(), said.words(), said.files(), said.once(), at)
                : customers.note(said.caseKey(), said.person(), said.words(), said.files(), said.once(), at);
    }
}
