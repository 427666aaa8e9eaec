package io.tierline.statuspage;

import io.tierline.attachments.Attachment;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseTexts;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.ClosureEvents.ReopenRequested;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.EventTexts;
import io.tierline.cases.events.IntakeEvents.AttachmentAdded;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.TicketReceived;
import io.tierline.cases.events.MessageEvents.CustomerAsked;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.Provenance;
import io.tierline.statuspage.StatusView.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * What was said between the customer and us, for the customer. Takes what is public by name, so that nothing else slips
 * through. Of the customer's side it shows what they wrote themselves: not what one of ours noted of a call, not what a
 * machine or a person who has nothing to do with the case sent, not what was written to another customer's case.
 */
final class CustomersConversation {

    private static final Map<String, String> BY = Map.of("email", "by mail", "status-page", "on this page");

    private final CaseTexts texts;
    private final Predicate<String> theirs;
    private final Instant now;
    private final Map<Integer, List<StatusView.File>> filesByMessage = new HashMap<>();

    /** @param theirs whether another case, to which something was written that stands here, is of the same customer */
    CustomersConversation(CaseTexts texts, Predicate<String> theirs, Instant now) {
        this.texts = texts;
        this.theirs = theirs;
        this.now = now;
    }

    /** What we learned late stands where it happened. */
    List<Message> newestFirst(List<CaseEvent> events) {
        for (Attachment file : Attachment.in(events, texts)) {
            if (file.facts().isPublic() && file.name() != null) {
                int message = file.facts().message() == null
                        ? file.event().seq()
                        : file.facts().message();
                filesByMessage
                        .computeIfAbsent(message, seq -> new ArrayList<>())
                        .add(new StatusView.File(file.id(), file.name(), file.sizeInWords(), file.isPicture()));
            }
        }
        return events.stream()
                .sorted(Comparator.comparing(CaseEvent::happenedAt)
                        .thenComparing(CaseEvent::seq)
                        .reversed())
                .map(this::message)
                .filter(Objects::nonNull)
                .toList();
    }

    private Message message(CaseEvent event) {
        EventTexts said = texts.of(event);
        if (event.is(PublicUpdate.class)) {
            return ours(event, "Update", said.get(EventText.TEXT));
        }
        if (event.is(CustomerAsked.class)) {
            return ours(event, Message.QUESTION, said.get(EventText.TEXT));
        }
        if (event.is(ResolutionTold.class)) {
            return resolution(event, said);
        }
        if (event.is(TicketReceived.class)) {
            return yours(event, "You reported this", said.get(EventText.DESCRIPTION));
        }
        if (event.is(CustomerReplied.class)) {
            return yours(event, "You wrote", said.get(EventText.TEXT));
        }
        if (event.facts() instanceof AttachmentAdded && filesByMessage.containsKey(event.seq())) {
            return CaseEvent.CUSTOMER.equals(event.actor())
                    ? yours(event, "You sent a file", "")
                    : ours(event, "A file from us", "");
        }
        if (event.is(CustomerConfirmed.class)) {
            return yours(event, "You told us that it is fixed", said.getOr(EventText.TEXT, ""));
        }
        return event.is(Reopened.class, ReopenRequested.class)
                ? yours(event, "You told us that it is not fixed", said.getOr(EventText.TEXT, ""))
                : null;
    }

    private Message resolution(CaseEvent event, EventTexts said) {
        // A text that was erased leaves no empty message behind.
        return said.isEmpty()
                ? null
                : new Message(
                        true,
                        "What we found",
                        at(event),
                        said.firstOf(EventText.TEXT, EventText.CUSTOMER_MESSAGE),
                        files(event),
                        said.get(EventText.ROOT_CAUSE),
                        said.get(EventText.MITIGATION),
                        said.get(EventText.PREVENTION));
    }

    private Message ours(CaseEvent event, String kind, String text) {
        return text == null ? null : new Message(true, kind, at(event), text, files(event), null, null, null);
    }

    private List<StatusView.File> files(CaseEvent event) {
        return filesByMessage.getOrDefault(event.seq(), List.of());
    }

    private Message yours(CaseEvent event, String kind, String text) {
        Provenance origin = event.provenance();
        boolean foreign = origin.writtenTo() != null && !theirs.test(origin.writtenTo());
        if (text == null || foreign || !origin.ownWords() || !isTheirAct(event)) {
            return null;
        }
        String by = BY.get(String.valueOf(origin.channel()));
        String how = origin.byStaff() == null ? kind : "Written here by one of us";
        return new Message(false, by == null ? how : how + " " + by, at(event), text, files(event), null, null, null);
    }

    /** What one of ours entered in a form is their note of it; on this page they saw that the customer reads it. */
    private static boolean isTheirAct(CaseEvent event) {
        Provenance origin = event.provenance();
        return origin.byStaff() != null || CaseEvent.CUSTOMER.equals(event.actor()) && origin.task() == null;
    }

    private DisplayedInstant at(CaseEvent event) {
        return DisplayedInstant.of(event.happenedAt(), now);
    }
}
