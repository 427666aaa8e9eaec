package io.tierline.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A system made up for tests. Its calls are signed; the body reads {@code key subject instant}, and what a test wants done
 * with a delivery it says.
 */
public class TestHook implements HookSource {

    public static final String NAME = "test-hook";
    static final List<String> SECRETS = List.of("new-secret", "old-secret", "");

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    final List<String> worked = new CopyOnWriteArrayList<>();
    volatile Consumer<Delivery> work = delivery -> {};

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict verify(WebhookCall call) {
        String at = call.header("X-Test-At");
        byte[] given = Signature.hex(call.header("X-Test-Signature"));
        if (at == null || given == null) {
            return Verdict.refused(Verdict.Reason.MISSING);
        }
        if (!Signature.HMAC_SHA256.isRight(given, SECRETS, at.getBytes(StandardCharsets.UTF_8), call.body())) {
            return Verdict.refused(Verdict.Reason.WRONG);
        }
        try {
            if (call.isStale(Instant.parse(at), TOLERANCE)) {
                return Verdict.refused(Verdict.Reason.STALE);
            }
        } catch (DateTimeParseException e) {
            return Verdict.refused(Verdict.Reason.STALE);
        }
        String text = new String(call.body(), StandardCharsets.UTF_8);
        if (text.equals("ping")) {
            return Verdict.answered("text/plain", "pong " + call.parameter("who"));
        }
        return Verdict.accepted(delivery(text));
    }

    static String sign(String secret, String at, byte[] body) {
        return HexFormat.of().formatHex(Signature.HMAC_SHA256.of(secret, at.getBytes(StandardCharsets.UTF_8), body));
    }

    static NewDelivery delivery(String text) {
        String[] words = text.split(" ");
        return new NewDelivery(
                words[0], words[1], "test", Instant.parse(words[2]), text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public ProcessingResult work(Delivery delivery) {
        work.accept(delivery);
        worked.add(delivery.key());
        return ProcessingResult.done();
    }

    void reset() {
        worked.clear();
        work = delivery -> {};
    }
}
