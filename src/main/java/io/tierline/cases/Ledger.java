package io.tierline.cases;

import io.tierline.cases.events.EventJson;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.EventTexts;
import io.tierline.cases.events.IntakeEvents.TicketReceived;
import io.tierline.cases.events.Unknown;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The append-only ledger of each case. Appending takes the case's lock until the transaction ends. */
@Component
public class Ledger {

    /** The source of cases that are entered in Tasklist: no other system knows them. */
    private static final String ENTERED_BY_HAND = "tasklist";

    private final LedgerTable table;
    private final LedgerTransaction transaction;
    private final References references;
    private final Clock clock;

    Ledger(LedgerTable table, LedgerTransaction transaction, References references, Clock clock) {
        this.table = table;
        this.transaction = transaction;
        this.references = references;
        this.clock = clock;
    }

    /**
     * Opens a case for a ticket, once: the same source and external id again gives the key of the first time, and
     * writes nothing.
     *
     * @param received whose facts are {@link TicketReceived}
     */
    @Transactional
    public Opened open(NewEvent received) {
        TicketReceived ticket = (TicketReceived) received.facts();
        String source = ticket.source();
        String externalId = ticket.externalId();
        Optional<String> known = table.keyOf(source, externalId);
        if (known.isPresent()) {
            return new Opened(known.get(), false);
        }
        Instant now = now();
        // One instant for the row and the event: the clock goes on between them.
        Instant openedAt =
                received.happenedAt() == null ? now : received.happenedAt().truncatedTo(ChronoUnit.MILLIS);
        String key = "ESC-%d-%06d".formatted(now.atOffset(ZoneOffset.UTC).getYear(), table.nextNumber());
        if (!table.insertCase(key, openedAt, ticket)) {
            // Another transaction opened it in the same moment; the insert waited for that one.
            return new Opened(table.keyOf(source, externalId).orElseThrow(), false);
        }
        append(key, received.at(openedAt));
        if (!ENTERED_BY_HAND.equals(source)) {
            references.add(key, new Reference(source, externalId, ticket.url()));
        }
        return new Opened(key, true);
    }

    /** The key of the case that was entered by hand with that process instance; empty as long as there is none. */
    public Optional<String> enteredByHand(String processInstance) {
        return table.keyOf(ENTERED_BY_HAND, processInstance);
    }

    /** @param isNew false when the ticket had its case already */
    public record Opened(String caseKey, boolean isNew) {}

    /**
     * Appends an event. With a {@link NewEvent#once dedup key} that the case's ledger holds already, nothing is
     * written. The keys of {@link CustomerLinks customers' links} are always left out.
     *
     * @return the event as written, or the one written before under the same dedup key
     * @throws NoSuchCase when there is no case of that key
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseEvent append(String caseKey, NewEvent event) {
        if (event.facts() instanceof Unknown) {
            throw new IllegalArgumentException("\"" + event.type() + "\" is no event that this release knows.");
        }
        OpenLedger open = transaction.of(caseKey);
        if (event.dedupKey() != null) {
            Optional<CaseEvent> before = open.once(event.dedupKey());
            if (before.isPresent()) {
                return before.get();
            }
        }
        Instant now = now();
        CaseEvent written = new CaseEvent(
                caseKey,
                open.size() + 1,
                event.happenedAt() == null ? now : event.happenedAt().truncatedTo(ChronoUnit.MILLIS),
                now,
                event.actor(),
                EventJson.mapTexts(event.facts(), CustomerLinks::hidden),
                event.provenance());
        open.add(new OpenLedger.Appended(
                written,
                event.dedupKey(),
                EventJson.write(written.facts(), written.provenance()),
                event.texts().map(CustomerLinks::hidden)));
        return written;
    }

    /**
     * The case's ledger, held until the transaction ends: no other transaction appends meanwhile.
     *
     * @throws NoSuchCase when there is no case of that key
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<CaseEvent> hold(String caseKey) {
        return List.copyOf(transaction.of(caseKey).events());
    }

    /** The same, read from the database; the row of the case list is written again even if nothing is appended. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<CaseEvent> rewrite(String caseKey) {
        return List.copyOf(transaction.anew(caseKey).events());
    }

    /** Tells the list what comes next of a case that this transaction holds. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void deadline(String caseKey, Deadline next) {
        transaction.of(caseKey).deadline(next);
    }

    /**
     * Like {@link #hold}, but where the case goes on in another one (merged into it, or followed up by it), that one's.
     *
     * @throws NoSuchCase when there is no case of that key
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<CaseEvent> holdWhereItGoesOn(String caseKey) {
        return List.copyOf(transaction.whereItGoesOn(caseKey).events());
    }

    /** What was written under a {@link NewEvent#once dedup key}. */
    public Optional<CaseEvent> once(String caseKey, String dedupKey) {
        return transaction
                .held(caseKey)
                .map(open -> open.once(dedupKey))
                .orElseGet(() -> table.findOnce(caseKey, dedupKey));
    }

    /** The case's ledger, oldest first; in a transaction that appended, with what it appended. */
    public List<CaseEvent> events(String caseKey) {
        List<CaseEvent> events = transaction.events(caseKey);
        if (events.isEmpty()) {
            throw new CaseNotFoundException(caseKey);
        }
        return events;
    }

    /** The last event's place in the ledger of each of these cases; one that is no case is left out. */
    public Map<String, Integer> lastSeqs(Collection<String> caseKeys) {
        return table.lastSeqs(caseKeys);
    }

    /**
     * The place of the last event, without reading the others.
     *
     * @throws NoSuchCase when there is no case of that key
     */
    public int lastSeq(String caseKey) {
        return table.lastSeq(caseKey).orElseThrow(() -> new CaseNotFoundException(caseKey));
    }

    /** The case as its ledger tells it. */
    public Case caseFile(String caseKey) {
        return transaction.held(caseKey).map(OpenLedger::file).orElseGet(() -> Case.fold(events(caseKey)));
    }

    /** The erasable texts of all its events. */
    public CaseTexts texts(String caseKey) {
        return transaction.texts(caseKey);
    }

    /** The erasable texts of the ticket: title, description, names and addresses. */
    public EventTexts ticketTexts(String caseKey) {
        return transaction.textsOf(caseKey, 1);
    }

    /** The erasable texts of one event. */
    public EventTexts textsOf(CaseEvent event) {
        return transaction.textsOf(event.caseKey(), event.seq());
    }

    /** The id of the integration that fails, as it was last named; null when it is not known, or erased. */
    public String integrationId(Case file) {
        String named = file.integrationIdAt() == 0
                ? null
                : transaction.textsOf(file.caseKey(), file.integrationIdAt()).get(EventText.INTEGRATION_ID);
        return named == null ? file.integrationId() : named;
    }

    private Instant now() {
        // PostgreSQL keeps microseconds, the engine milliseconds: one precision for all.
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
