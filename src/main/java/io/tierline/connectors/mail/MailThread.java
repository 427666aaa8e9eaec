package io.tierline.connectors.mail;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseTexts;
import io.tierline.cases.Ledger;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.MessageEvents.MessageQueued;
import io.tierline.cases.events.MessageEvents.MessageSent;
import io.tierline.notifications.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The mails that went to and fro between a case and one recipient, as the ledger tells, so that theirs show as one conversation. */
final class MailThread {

    /** Mail servers refuse headers that are too long. The first and the latest are what mail programs need. */
    private static final int LATEST = 20;

    private final Ledger ledger;
    private final MessageIds ids;

    MailThread(Ledger ledger, MessageIds ids) {
        this.ledger = ledger;
        this.ids = ids;
    }

    /** The Message-IDs of the mails before this one, oldest first; empty for the first. */
    List<String> before(Message message) {
        if (message.caseKey() == null) {
            return List.of();
        }
        List<String> before = new ArrayList<>(all(message));
        before.remove(ids.of(message));
        return before.size() <= LATEST + 1
                ? before
                : concat(before.get(0), before.subList(before.size() - LATEST, before.size()));
    }

    private List<String> all(Message message) {
        List<String> all = new ArrayList<>();
        Map<Long, String> queued = new HashMap<>();
        CaseTexts texts = null;
        for (CaseEvent event : ledger.events(message.caseKey())) {
            if (event.facts() instanceof MessageQueued queuedMail
                    && message.recipient().equals(queuedMail.recipient())) {
                queued.put(queuedMail.delivery(), ids.of(event.caseKey(), queuedMail));
            } else if (event.facts() instanceof MessageSent sent && isOwnMail(sent)) {
                add(all, queued.get(sent.delivery()));
            } else if (message.recipient().equals(CaseEvent.CUSTOMER) && isTheirs(event)) {
                texts = texts == null ? ledger.texts(message.caseKey()) : texts;
                add(all, texts.of(event).get(EventText.MESSAGE_ID));
            }
        }
        return all;
    }

    /** One that went out with others had another's Message-ID. */
    private static boolean isOwnMail(MessageSent sent) {
        return MailChannel.NAME.equals(sent.channel()) && sent.digest() == null;
    }

    private static boolean isTheirs(CaseEvent event) {
        return event.actor().equals(CaseEvent.CUSTOMER)
                && ParsedMail.CHANNEL.equals(event.provenance().channel());
    }

    private static void add(List<String> all, String id) {
        if (id != null) {
            all.add(id);
        }
    }

    private static List<String> concat(String first, List<String> latest) {
        List<String> all = new ArrayList<>();
        all.add(first);
        all.addAll(latest);
        return all;
    }
}
