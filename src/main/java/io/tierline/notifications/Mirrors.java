package io.tierline.notifications;

import io.tierline.cases.CaseEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps {@link Mirror mirrors} up to date by the outbox. Of a case at most one message to each waits; what it shows is read
 * when it is delivered, so ten changes in a row are one update. The ledger says nothing of these messages, unless one fails.
 */
@Component
public class Mirrors implements Channel {

    static final String RECIPIENT = "mirror:";

    private final ObjectProvider<Mirror> mirrors;
    private final MirrorTable table;
    private final OutboxTable outbox;
    private final OutboxSignal wake;
    private final Clock clock;

    Mirrors(ObjectProvider<Mirror> mirrors, MirrorTable table, OutboxTable outbox, OutboxSignal wake, Clock clock) {
        this.mirrors = mirrors;
        this.table = table;
        this.outbox = outbox;
        this.wake = wake;
        this.clock = clock;
    }

    /** Queues a message to each mirror that would show something else than it was last asked to. The caller holds the case. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void queue(String caseKey, List<CaseEvent> ledger) {
        for (Mirror mirror : mirrors.orderedStream().toList()) {
            Optional<String> face = mirror.face(caseKey, ledger).map(Mirrors::fingerprint);
            if (face.isPresent() && table.changes(caseKey, mirror.name(), face.get())) {
                String recipient = RECIPIENT + mirror.name();
                // The attempt at one that is queued, if it begins just now, waits for us, and shows what we commit.
                if (!table.holdQueued(caseKey, recipient)) {
                    table.insert(outbox.nextId(), caseKey, mirror.name(), recipient + " " + caseKey, clock.instant());
                }
                wake.upAfterCommit();
            }
        }
    }

    @Override
    public String name() {
        return "mirror";
    }

    @Override
    public boolean takes(String recipient, String caseKey) {
        return recipient.startsWith(RECIPIENT);
    }

    @Override
    public Receipt send(Message message) throws DeliveryFailedException {
        Mirror mirror = mirror(message);
        leaveAlone(mirror, message.caseKey());
        try {
            Receipt receipt = mirror.show(message);
            table.shown(message.caseKey(), mirror.name(), clock.instant());
            return receipt;
        } catch (DeliveryFailedException e) {
            throw e.kind() == DeliveryFailedException.Kind.UNKNOWN
                    ? DeliveryFailedException.notAccepted(e.getMessage())
                    : e;
        }
    }

    /** Showing sets and does not add: asking again is safe. */
    @Override
    public Earlier earlier(Message message) {
        return Earlier.NOT_ACCEPTED;
    }

    private void leaveAlone(Mirror mirror, String caseKey) throws DeliveryFailedException {
        Instant now = clock.instant();
        Instant next = table.shownAt(caseKey, mirror.name())
                .map(shown -> shown.plus(mirror.pause()))
                .orElse(now);
        if (next.isAfter(now)) {
            throw DeliveryFailedException.notAccepted("It was updated a moment ago.", Duration.between(now, next));
        }
    }

    private Mirror mirror(Message message) throws DeliveryFailedException {
        String name = message.recipient().substring(RECIPIENT.length());
        return mirrors.orderedStream()
                .filter(mirror -> mirror.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        DeliveryFailedException.refused("The connector " + name + " is not configured any more."));
    }

    private static String fingerprint(String face) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(face.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
