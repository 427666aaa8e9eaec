package io.tierline.process;

import io.tierline.audit.AuditAction;
import io.tierline.audit.AuditEvent;
import io.tierline.audit.AuditLog;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.MessageEvents.StatusLinkRevealed;
import io.tierline.cases.events.MessageEvents.StatusLinkSent;
import io.tierline.notifications.Outbox;
import io.tierline.notifications.OutgoingMessage;
import io.tierline.notifications.PublicUrl;
import io.tierline.statuspage.StatusPages;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What our people may do with the link to a customer's page: send it to the customer, or have it shown. Both stand in the
 * case's ledger and in the audit log under their name.
 */
@Component
public class StatusLinks {

    /** The step of the message; no send task has this id. */
    private static final String STEP = "status-link";

    private final CaseDesk desk;
    private final StatusPages pages;
    private final PublicUrl publicUrl;
    private final Outbox outbox;
    private final AuditLog audit;
    private final RetryingTransaction retryingTransaction;
    private final Clock clock;

    StatusLinks(
            CaseDesk desk,
            StatusPages pages,
            PublicUrl publicUrl,
            Outbox outbox,
            AuditLog audit,
            RetryingTransaction retryingTransaction,
            Clock clock) {
        this.desk = desk;
        this.pages = pages;
        this.publicUrl = publicUrl;
        this.outbox = outbox;
        this.audit = audit;
        this.retryingTransaction = retryingTransaction;
        this.clock = clock;
    }

    /**
     * Mails the link to who reported the case.
     *
     * @throws io.tierline.casework.CommandRefusedException when it was sent less than five minutes ago
     * @throws io.tierline.cases.CaseNotFoundException when there is no case of that key
     */
    public CaseEvent send(String caseKey, String actor) {
        return retryingTransaction.run(() -> {
            CaseEvent sent =
                    desk.act(caseKey, NewEvent.of(new StatusLinkSent(), actor).at(clock.instant()));
            outbox.write(new OutgoingMessage(
                    caseKey,
                    STEP,
                    String.valueOf(sent.seq()),
                    STEP,
                    "customer",
                    Map.of("statusUrl", publicUrl.of(pages.link(caseKey)))));
            audit.record(AuditEvent.of(AuditAction.STATUS_LINK_SENT).by(actor).about(caseKey));
            return sent;
        });
    }

    /**
     * Shows the link.
     *
     * @param reason why, in the person's words
     * @return the whole address of the page
     * @throws io.tierline.cases.CaseNotFoundException when there is no case of that key
     */
    public String reveal(String caseKey, String actor, String reason) {
        return retryingTransaction.run(() -> {
            desk.act(caseKey, NewEvent.of(new StatusLinkRevealed(), actor).withText(EventText.REASON, reason));
            audit.record(
                    AuditEvent.of(AuditAction.STATUS_LINK_REVEALED).by(actor).about(caseKey));
            return publicUrl.of(pages.link(caseKey));
        });
    }
}
