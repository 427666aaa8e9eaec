package io.tierline.notifications;

import io.tierline.cases.Ledger;
import io.tierline.cases.events.EventText;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Several messages to one person in one: after hours of downtime no person gets hundreds of mails. */
@Component
class Digest {

    /** Fewer cases than this are told of one by one. */
    private static final int FEWEST_CASES = 3;

    private static final String TEMPLATE = "digest";

    private final OutboxTable table;
    private final Channels channels;
    private final Templates templates;
    private final Ledger ledger;

    Digest(OutboxTable table, Channels channels, Templates templates, Ledger ledger) {
        this.table = table;
        this.channels = channels;
        this.templates = templates;
        this.ledger = ledger;
    }

    /** What goes out together with a message: all that waits for the same person of ours, or the message alone. */
    List<Delivery> pile(Delivery delivery) {
        if (delivery.address() == null || !channels.isStaff(delivery.recipient(), delivery.caseKey())) {
            return List.of(delivery);
        }
        List<Delivery> pile = Stream.concat(table.othersQueuedWith(delivery).stream(), Stream.of(delivery))
                .sorted(Comparator.comparing(Delivery::id))
                .toList();
        return cases(pile) >= FEWEST_CASES ? pile : List.of(delivery);
    }

    private static long cases(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::caseKey).distinct().count();
    }

    /** @param first under whose number it goes */
    Message of(Delivery first, List<Delivery> pile) {
        String list = pile.stream().map(this::line).collect(Collectors.joining("\n"));
        Map<String, Object> model = Map.of("name", first.name(), "cases", cases(pile), "list", list);
        RenderedMessage text = templates.render(templates.of(TEMPLATE), model);
        return new Message(
                first.id(),
                null,
                TEMPLATE,
                String.valueOf(first.id()),
                first.recipient(),
                first.role(),
                first.name(),
                first.address(),
                text.subject(),
                text.body(),
                List.of());
    }

    /** Its subject begins with the case's key; the title says which case that is. */
    private String line(Delivery delivery) {
        String title = ledger.ticketTexts(delivery.caseKey()).get(EventText.TITLE);
        return "- " + delivery.subject() + (title == null ? "" : " (" + title + ")");
    }
}
