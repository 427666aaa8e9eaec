package io.tierline.casework;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.IntakeEvents.AttachmentAdded;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.MessageEvents.MessageQueued;
import io.tierline.cases.events.Provenance;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether words that came in on a case are told to somebody, and to whom: the rule that no message ends in the ledger
 * alone. Pure functions of the ledger.
 *
 * @param said what came in
 * @param byCustomer whether the customer wrote it; else a colleague left a note
 * @param person the user id of who is told; null where it is for those on call
 * @param because why that person
 */
public record WordsOnCase(CaseEvent said, boolean byCustomer, String person, Because because) {

    /** Why somebody is told. */
    public enum Because {
        OWNER,
        /** They told the customer that it is fixed, and the case ends when the customer agrees. */
        TOLD_THE_CUSTOMER,
        /** They asked the colleague who answers. */
        ASKED,
        ON_CALL
    }

    /** The step under which the outbox has these messages. */
    public static final String STEP = "words-on-case";

    private static final String BY_MAIL = "email";

    /** A burst is one message: what follows within this time is no further one, unless the person has looked since. */
    private static final Duration BURST = Duration.ofMinutes(15);

    /**
     * What an event of a ledger means for those who work on the case. Nobody is told of what they did themselves. A case
     * without owner has those on call told what the customer writes, while a level has it; while it waits for the customer,
     * the answer brings it back to its level, which alerts by itself. On a resolved case it is who told the customer of the
     * fix; a mail to one is read, and told, by the connector that fetched it.
     *
     * @param ledger up to and with the event, which is its last
     * @return empty where nobody is to be told
     */
    public static Optional<WordsOnCase> of(List<CaseEvent> ledger) {
        CaseEvent event = ledger.get(ledger.size() - 1);
        boolean byCustomer = event.is(CustomerReplied.class) || isFile(event) && isOfCustomer(event);
        if (!(byCustomer || isColleaguesNote(event) || isFile(event))
                || !event.provenance().ownWords()) {
            return Optional.empty();
        }
        Case file = Case.fold(ledger.subList(0, ledger.size() - 1));
        if (file.state() == Case.State.RESOLVED) {
            return byCustomer && !BY_MAIL.equals(event.provenance().channel())
                    ? Optional.of(afterTheFix(event, ledger, file))
                    : Optional.empty();
        }
        if (file.state().ended()) {
            return Optional.empty();
        }
        if (file.owner() != null) {
            return hands(event).anyMatch(file.owner()::equals)
                    ? Optional.empty()
                    : Optional.of(new WordsOnCase(event, byCustomer, file.owner(), Because.OWNER));
        }
        return byCustomer && file.held()
                ? Optional.of(new WordsOnCase(event, true, null, Because.ON_CALL))
                : Optional.empty();
    }

    private static WordsOnCase afterTheFix(CaseEvent event, List<CaseEvent> ledger, Case file) {
        String teller = ledger.stream()
                .filter(one -> one.is(ResolutionTold.class))
                .map(CaseEvent::actor)
                .filter(actor -> !CaseEvent.TIERLINE.equals(actor))
                .reduce((first, last) -> last)
                .orElse(null);
        if (teller != null) {
            return new WordsOnCase(event, true, teller, Because.TOLD_THE_CUSTOMER);
        }
        return file.owner() == null
                ? new WordsOnCase(event, true, null, Because.ON_CALL)
                : new WordsOnCase(event, true, file.owner(), Because.OWNER);
    }

    /** One that came without words. */
    private static boolean isFile(CaseEvent event) {
        return event.facts() instanceof AttachmentAdded file && file.message() == null;
    }

    private static boolean isOfCustomer(CaseEvent event) {
        return CaseEvent.CUSTOMER.equals(event.actor());
    }

    /** Whether one of ours wrote it for colleagues. */
    public static boolean isColleaguesNote(CaseEvent event) {
        return event.facts() instanceof InternalNote note
                && note.about() == null
                && note.delivery() == null
                && !CaseEvent.TIERLINE.equals(event.actor())
                && !CaseEvent.CUSTOMER.equals(event.actor());
    }

    /** Everyone whose act it was: who did it, who entered it, and for whom. */
    private static Stream<String> hands(CaseEvent event) {
        Provenance origin = event.provenance();
        return Stream.of(event.actor(), origin.enteredBy(), origin.byStaff(), origin.onBehalfOf());
    }

    /**
     * Who waits for what a note answers: those who asked its writer and have had no note of theirs since. Each is told of
     * the first one.
     *
     * @param ledger up to and with the event, which is its last
     */
    public static List<WordsOnCase> answers(List<CaseEvent> ledger) {
        CaseEvent event = ledger.get(ledger.size() - 1);
        if (!isColleaguesNote(event) || !event.provenance().ownWords()) {
            return List.of();
        }
        Set<String> waiting = new LinkedHashSet<>();
        for (CaseEvent before : ledger.subList(0, ledger.size() - 1)) {
            if (before.facts() instanceof InternalNote note) {
                if (isColleaguesNote(before) && before.actor().equals(event.actor())) {
                    waiting.clear();
                }
                if (note.asks() != null && isOf(event, note.asks())) {
                    waiting.add(before.actor());
                }
            }
        }
        return waiting.stream()
                .filter(asker -> !isOf(event, asker))
                .map(asker -> new WordsOnCase(event, false, asker, Because.ASKED))
                .toList();
    }

    /** Whether it is the person's own act. */
    public boolean isOf(String person) {
        return isOf(said, person);
    }

    /** Whether an event is the person's own act. */
    public static boolean isOf(CaseEvent event, String person) {
        return hands(event).anyMatch(person::equals);
    }

    /**
     * Whether the person was told of others a moment ago and has not looked since.
     *
     * @param looked when the person looked at the case last; null for never
     */
    public static boolean toldJustNow(List<CaseEvent> ledger, String person, Instant looked, Instant now) {
        return ledger.stream()
                .filter(event -> isMessageTo(event.facts(), person))
                .map(CaseEvent::happenedAt)
                .reduce((first, last) -> last)
                .filter(told -> told.plus(BURST).isAfter(now))
                .filter(told -> looked == null || !looked.isAfter(told))
                .isPresent();
    }

    private static boolean isMessageTo(EventFacts facts, String person) {
        return facts instanceof MessageQueued queued && STEP.equals(queued.step()) && person.equals(queued.recipient());
    }
}
