package io.tierline.process;

import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.casework.CaseCommands.Handled;
import io.tierline.notifications.Outbox;
import io.tierline.notifications.OutgoingMessage;
import io.tierline.notifications.PublicUrl;
import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import io.tierline.statuspage.StatusPages;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * A person writes to the customer beside the work: the message counts as the answer, keeps a promised update, and goes
 * out; no task ends by it.
 */
@Component
public class CustomerMessages {

    /** The step of the message, and its template; no send task has this id. */
    private static final String STEP = "message";

    private final CaseDesk desk;
    private final StatusPages pages;
    private final PublicUrl publicUrl;
    private final People people;
    private final Outbox outbox;
    private final RetryingTransaction retryingTransaction;

    CustomerMessages(
            CaseDesk desk,
            StatusPages pages,
            PublicUrl publicUrl,
            People people,
            Outbox outbox,
            RetryingTransaction retryingTransaction) {
        this.desk = desk;
        this.pages = pages;
        this.publicUrl = publicUrl;
        this.people = people;
        this.outbox = outbox;
        this.retryingTransaction = retryingTransaction;
    }

    /**
     * Writes to who reported the case, where it goes on.
     *
     * @param person the user id of who writes
     * @param once the same key is sent once a case; null to send each time
     * @param at when they wrote it; null for now
     * @throws io.tierline.casework.CommandRefusedException when the case was withdrawn
     * @throws io.tierline.cases.CaseNotFoundException when there is no case of that key
     */
    public Handled send(String caseKey, String person, String text, String once, Instant at) {
        return retryingTransaction.run(() -> {
            Handled said = desk.handle(
                    caseKey,
                    NewEvent.of(new PublicUpdate(), person)
                            .at(at)
                            .withText(EventText.TEXT, text)
                            .once(once));
            if (said.isNew()) {
                String key = said.event().caseKey();
                outbox.write(new OutgoingMessage(
                        key,
                        STEP,
                        String.valueOf(said.event().seq()),
                        STEP,
                        "customer",
                        Map.of(
                                "text",
                                text,
                                "author",
                                people.find(person).map(Person::name).orElse(person),
                                "statusUrl",
                                publicUrl.of(pages.link(key)))));
            }
            return said;
        });
    }
}
