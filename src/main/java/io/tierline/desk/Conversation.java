package io.tierline.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tierline.attachments.Attachment;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseTexts;
import io.tierline.cases.LevelTable;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.ClosureEvents.ReopenRequested;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.EventTexts;
import io.tierline.cases.events.IntakeEvents.AttachmentAdded;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.IntakeEvents.TicketReceived;
import io.tierline.cases.events.MessageEvents.CustomerAsked;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.OversightEvents.ManagerDecided;
import io.tierline.cases.events.OversightEvents.ManagerNeeded;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.cases.events.WorkEvents.WorkDone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was said on a case, both ways and among colleagues, told from its ledger. What we learned late stands where it
 * happened.
 */
final class Conversation {

    /** Who said it to whom. */
    enum Kind {
        /** The customer to us. */
        CUSTOMER,
        /** One of us to the customer. */
        UPDATE,
        /** One of us to colleagues alone. */
        NOTE,
        /** What happened in between. */
        EVENT;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param seq its place in the ledger
     * @param by the name of who said it
     * @param as what it was said as, or what happened: a code for the screen's own words; null for an ordinary message
     * @param text null once it is erased; of what happened, the level that it is about
     * @param files that came with it; null for none
     * @param enteredBy the name of who entered what the customer said elsewhere; null where they said it themselves
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            int seq,
            Kind kind,
            String by,
            String as,
            Instant at,
            String text,
            List<FileView> files,
            String enteredBy) {}

    /**
     * A file of an entry.
     *
     * @param name null once it is erased
     * @param size in words
     * @param picture whether it can be shown
     * @param heldBack why it cannot be had, in a word; null where it can
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FileView(String id, String name, String size, boolean picture, String heldBack) {}

    private final CaseTexts texts;
    private final LevelTable levels;
    private final Names names;
    private final Map<String, String> heldBack;
    private final Map<Integer, List<FileView>> filesByMessage = new HashMap<>();

    /** @param heldBack why files cannot be had, by their ids */
    Conversation(CaseTexts texts, LevelTable levels, Names names, Map<String, String> heldBack) {
        this.texts = texts;
        this.levels = levels;
        this.names = names;
        this.heldBack = heldBack;
    }

    /** @param since leaves out what stands up to there in the ledger; 0 for all */
    List<Entry> of(List<CaseEvent> events, int since) {
        List<Entry> entries = new ArrayList<>();
        for (Attachment file : Attachment.in(events, texts)) {
            Integer message = file.facts().message() == null
                    ? Integer.valueOf(file.event().seq())
                    : file.facts().message();
            filesByMessage.computeIfAbsent(message, seq -> new ArrayList<>()).add(view(file));
        }
        for (CaseEvent event : events) {
            Entry entry = event.seq() > since ? entry(event) : null;
            if (entry != null) {
                entries.add(entry);
            }
        }
        entries.sort(Comparator.comparing(Entry::at).thenComparing(Entry::seq));
        return entries;
    }

    private FileView view(Attachment file) {
        String name = file.name();
        return new FileView(
                file.id(),
                name,
                file.sizeInWords(),
                file.isPicture(),
                name == null ? "erased" : heldBack.get(file.id()));
    }

    private Entry entry(CaseEvent event) {
        EventTexts said = texts.of(event);
        if (event.is(TicketReceived.class)) {
            String by = CaseEvent.CUSTOMER.equals(event.actor()) || CaseEvent.TIERLINE.equals(event.actor())
                    ? null
                    : event.actor();
            return entry(event, Kind.CUSTOMER, CaseEvent.CUSTOMER, "opened", said.get(EventText.DESCRIPTION), by);
        }
        if (event.is(CustomerReplied.class, ReopenRequested.class, Reopened.class, CustomerConfirmed.class)) {
            return entry(event, Kind.CUSTOMER, customers(event), said.get(EventText.TEXT));
        }
        if (event.is(PublicUpdate.class, CustomerAsked.class)) {
            return entry(
                    event, Kind.UPDATE, event.is(CustomerAsked.class) ? "question" : null, said.get(EventText.TEXT));
        }
        if (event.is(ResolutionTold.class)) {
            return entry(event, Kind.UPDATE, "resolution", said.firstOf(EventText.CUSTOMER_MESSAGE, EventText.TEXT));
        }
        if (event.facts() instanceof InternalNote note) {
            // Whether a message went out again is told where messages are.
            return note.delivery() == null ? entry(event, Kind.NOTE, notes(event), said.get(EventText.TEXT)) : null;
        }
        if (event.facts() instanceof AttachmentAdded file) {
            return file.message() == null ? entry(event, fileBy(event, file), "file", "") : null;
        }
        if (event.facts() instanceof WorkDone done) {
            // The question to the customer stands there as one.
            return said.get(EventText.NOTE) == null || "ask-customer".equals(done.outcome())
                    ? null
                    : entry(event, Kind.NOTE, done.outcome(), said.get(EventText.NOTE));
        }
        if (event.facts() instanceof ManagerNeeded needed) {
            return needed.wishedByPerson()
                    ? entry(event, Kind.NOTE, "manager-asked", said.get(EventText.REASON))
                    : null;
        }
        if (event.is(ManagerDecided.class)) {
            return entry(event, Kind.NOTE, "manager-decided", said.get(EventText.NOTE));
        }
        if (event.facts() instanceof TierEntered entered) {
            return entry(event, Kind.EVENT, "came-to", levels.name(entered.tier()));
        }
        return event.is(Closed.class) ? entry(event, Kind.EVENT, "closed", null) : null;
    }

    private static Kind fileBy(CaseEvent event, AttachmentAdded file) {
        if (!file.isPublic()) {
            return Kind.NOTE;
        }
        return CaseEvent.CUSTOMER.equals(event.actor()) ? Kind.CUSTOMER : Kind.UPDATE;
    }

    private static String customers(CaseEvent event) {
        if (!event.provenance().ownWords()) {
            return "automatic";
        }
        return event.is(CustomerConfirmed.class) ? "fixed" : event.is(CustomerReplied.class) ? null : "not-fixed";
    }

    private static String notes(CaseEvent event) {
        boolean stranger = Boolean.TRUE.equals(event.provenance().mail().thirdParty());
        return stranger ? "third-party" : ((InternalNote) event.facts()).asks() == null ? null : "asks";
    }

    private Entry entry(CaseEvent event, Kind kind, String as, String text) {
        return entry(event, kind, event.actor(), as, text, event.provenance().enteredBy());
    }

    private Entry entry(CaseEvent event, Kind kind, String by, String as, String text, String enteredBy) {
        return new Entry(
                event.seq(),
                kind,
                names.of(by),
                as,
                event.happenedAt(),
                text,
                filesByMessage.get(event.seq()),
                names.of(enteredBy));
    }
}
