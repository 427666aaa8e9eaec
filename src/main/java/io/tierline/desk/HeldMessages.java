package io.tierline.desk;

import io.tierline.api.RefusedRequestException;
import io.tierline.attachments.AttachmentRefusedException;
import io.tierline.attachments.Uploads;
import io.tierline.casework.CommandRefusedException;
import io.tierline.polls.Polls;
import io.tierline.process.CaseDesk;
import io.tierline.words.Saying;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Holds what a person says for some seconds, in which they may take it back; then it goes to the case, by whichever node
 * comes first. It counts from the instant of Send, also when the browser is gone. Where nothing is held, a node asks once in
 * ten seconds whether another one has left something behind.
 */
@Component
@EnableConfigurationProperties(DeskSettings.class)
class HeldMessages {

    private static final Logger LOG = LoggerFactory.getLogger(HeldMessages.class);

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    /** In rounds, of a second each. */
    private static final int LOOK_FOR_OTHERS = 10;

    private final HeldMessageTable table;
    private final Messages messages;
    private final Drafts drafts;
    private final Uploads uploads;
    private final CaseDesk desk;
    private final Clock clock;
    private final Duration undo;

    /** The earliest that this node knows of; null for none. */
    private volatile Instant next = Instant.EPOCH;

    private int rounds;

    HeldMessages(
            HeldMessageTable table,
            Messages messages,
            Drafts drafts,
            Uploads uploads,
            CaseDesk desk,
            Clock clock,
            DeskSettings settings,
            Polls polls) {
        this.table = table;
        this.messages = messages;
        this.drafts = drafts;
        this.uploads = uploads;
        this.desk = desk;
        this.clock = clock;
        this.undo = settings.undo();
        polls.add("Sending what was held back", SECOND, SECOND, () -> {
            round();
            return SECOND;
        });
    }

    /**
     * Holds it; it is no draft any more. The same press, and the same words while they are held, are held once.
     *
     * @return empty where nothing is held: then it is to be said at once
     */
    Optional<HeldMessage> hold(Message message) {
        if (undo.isZero()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        HeldMessage held = desk.together(() -> {
            drafts.forget(message.person(), message.caseKey(), message.kind());
            return table.add(message, now, now.plus(undo))
                    .or(() -> table.find(message))
                    .orElseThrow(() -> RefusedRequestException.doesNotFit(
                            Saying.of("held.just-gone").now()));
        });
        if (held.undone()) {
            throw RefusedRequestException.doesNotFit(
                    Saying.of("held.taken-back").now());
        }
        expect(held.dueAt());
        return Optional.of(held);
    }

    private synchronized void expect(Instant due) {
        next = next == null || due.isBefore(next) ? due : next;
    }

    /** How long it can still be taken back; zero at the end. */
    Duration left(HeldMessage held) {
        Duration left = Duration.between(clock.instant(), held.dueAt());
        return left.isNegative() ? Duration.ZERO : left;
    }

    List<HeldMessage> of(String caseKey, String person) {
        return table.of(caseKey, person);
    }

    /**
     * Takes a message back: its words are a draft again, before what was typed since.
     *
     * @throws RefusedRequestException when it has gone out
     */
    void undo(long id, String person) {
        desk.together(() -> {
            HeldMessage held = table.hold(id, person)
                    .orElseThrow(() -> RefusedRequestException.doesNotFit(
                            Saying.of("held.gone").now()));
            if (!held.undone()) {
                table.undo(id, clock.instant());
                putBack(held, null);
            }
            return held;
        });
    }

    private void round() {
        rounds = (rounds + 1) % LOOK_FOR_OTHERS;
        Instant known = next;
        boolean due = known != null && !known.isAfter(clock.instant());
        // Where messages are sent at once, none is held but those of before the setting.
        boolean lookForOthers = rounds == 0 && !undo.isZero();
        if (due || lookForOthers) {
            sendDue();
        }
    }

    /** Sends what is due. */
    void sendDue() {
        table.due(clock.instant()).forEach(this::send);
        synchronized (this) {
            next = table.nextDue().orElse(null);
        }
    }

    private void send(long id) {
        try {
            sayOrPutBack(id);
        } catch (RuntimeException e) {
            LOG.warn(
                    "Message {} that was held back could not be given to its case, and is tried again: {}",
                    id,
                    e.toString());
            table.putOff(id, clock.instant().plus(AFTER_FAILURE));
        }
    }

    private void sayOrPutBack(long id) {
        try {
            desk.together(() -> table.take(id).filter(held -> !held.undone()).map(this::say));
        } catch (AttachmentRefusedException e) {
            // Nothing of it was said: neither words nor files go without the other.
            desk.together(() -> table.take(id).filter(held -> !held.undone()).map(held -> putBack(held, e.sentence())));
        }
    }

    private HeldMessage say(HeldMessage held) {
        try {
            messages.say(held.message(), held.pressedAt());
        } catch (CommandRefusedException e) {
            putBack(held, e.getMessage());
        }
        return held;
    }

    private HeldMessage putBack(HeldMessage held, String why) {
        Message message = held.message();
        drafts.putBack(message, uploads.waiting(message.caseKey(), message.person(), message.files()), why);
        return held;
    }
}
