package io.tierline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.tierline.TierlineTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who calls without signing in: the signature is the door. */
class HookTest extends TierlineTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String BODY = "a t1 2026-03-11T09:00:00Z";

    @LocalServerPort
    private int port;

    @Autowired
    private Inbox inbox;

    @Autowired
    private TestHook hook;

    @Autowired
    private MeterRegistry meters;

    @BeforeEach
    void freshHook() {
        hook.reset();
    }

    private HttpResponse<String> call(String body, String secret) throws Exception {
        String at = clock.instant().toString();
        return call(
                "/webhooks/test-hook?who=y%C3%A4",
                body, at, TestHook.sign(secret, at, body.getBytes(StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> call(String path, String body, String at, String signature) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (at != null) {
            request.header("x-test-at", at);
        }
        if (signature != null) {
            request.header("X-TEST-SIGNATURE", signature);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private double refused(String reason) {
        return meters.counter("tierline.inbox.refused", "source", TestHook.NAME, "reason", reason)
                .count();
    }

    /** During a change of secrets the old one is right as well. */
    @ParameterizedTest
    @ValueSource(strings = {"new-secret", "old-secret"})
    void a_signed_call_is_stored_and_answered_at_once(String secret) throws Exception {
        HttpResponse<String> answer = call(BODY, secret);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(hook.worked).as("worked off later").isEmpty();
        desk.settle();
        assertThat(hook.worked).containsExactly("a");
    }

    @Test
    void a_repeated_delivery_is_welcome_and_has_no_effect() throws Exception {
        call(BODY, "new-secret");
        desk.settle();
        assertThat(call(BODY, "old-secret").statusCode()).isEqualTo(200);
        desk.settle();
        assertThat(hook.worked).containsExactly("a");
    }

    /** A form's bytes are signed as they are, not as somebody puts them together again. */
    @Test
    void the_signature_is_over_the_raw_bytes() throws Exception {
        String form = "z=1&a=%7b+2%20 t1 2026-03-11T09:00:00Z";
        assertThat(call(form, "new-secret").statusCode()).isEqualTo(200);
        assertThat(inbox.find(1).orElseThrow().delivery().body()).isEqualTo(form.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_handshake_is_answered_and_not_stored() throws Exception {
        HttpResponse<String> answer = call("ping", "new-secret");
        assertThat(answer.body()).isEqualTo("pong yä");
        assertThat(inbox.count(null, null)).isZero();
    }

    @Test
    void bad_missing_and_stale_signatures_are_refused_and_only_counted() throws Exception {
        String now = clock.instant().toString();
        String old = clock.instant().minus(Duration.ofMinutes(6)).toString();
        byte[] bytes = BODY.getBytes(StandardCharsets.UTF_8);
        double wrong = refused("wrong");
        double missing = refused("missing");
        double stale = refused("stale");

        HttpResponse<String> answer = call(BODY, "somebody-elses");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("urn:tierline:problem:bad-signature");
        assertThat(call("/webhooks/test-hook", BODY + " ", now, TestHook.sign("new-secret", now, bytes))
                        .statusCode())
                .isEqualTo(401);
        assertThat(call("/webhooks/test-hook", BODY, now, null).statusCode()).isEqualTo(401);
        assertThat(call("/webhooks/test-hook", BODY, null, "00").statusCode()).isEqualTo(401);
        assertThat(call("/webhooks/test-hook", BODY, now, "no hex").statusCode())
                .isEqualTo(401);
        assertThat(call("/webhooks/test-hook", BODY, old, TestHook.sign("new-secret", old, bytes))
                        .statusCode())
                .isEqualTo(401);

        assertThat(refused("wrong") - wrong).isEqualTo(2);
        assertThat(refused("missing") - missing).isEqualTo(3);
        assertThat(refused("stale") - stale).isEqualTo(1);
        assertThat(inbox.count(null, null)).isZero();
    }

    /** An operator who left a secret out has closed the door, not opened it. */
    @Test
    void an_empty_secret_of_ours_lets_nobody_in() {
        byte[] body = {1};
        for (String empty : new String[] {"", " ", null}) {
            assertThat(Signature.HMAC_SHA256.isRight(
                            Signature.HMAC_SHA256.of("x", body), java.util.Arrays.asList(empty), body))
                    .isFalse();
        }
        assertThat(Signature.HMAC_SHA256.isRight(Signature.HMAC_SHA256.of(" ", body), java.util.List.of(" "), body))
                .isFalse();
    }

    @Test
    void a_connector_that_is_not_configured_is_not_there() throws Exception {
        assertThat(call("/webhooks/nobody", BODY, null, null).statusCode()).isEqualTo(404);
    }

    @Test
    void one_megabyte_of_rubbish_is_refused() throws Exception {
        assertThat(call("/webhooks/test-hook", "x".repeat(1024 * 1024), null, null)
                        .statusCode())
                .isEqualTo(401);
        assertThat(inbox.count(null, null)).isZero();
    }

    @Test
    void more_is_refused_without_being_read() throws Exception {
        assertThat(raw("Content-Length: 1073741824\r\n\r\nx")).startsWith("HTTP/1.1 413");
        String chunk = "10000\r\n" + "x".repeat(65536) + "\r\n";
        assertThat(raw("Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(17))).startsWith("HTTP/1.1 413");
    }

    /** A caller who says that more will come, and sends nothing more. */
    private String raw(String rest) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST /webhooks/test-hook HTTP/1.1\r\nHost: localhost\r\n" + rest)
                            .getBytes(StandardCharsets.ISO_8859_1));
            byte[] start = socket.getInputStream().readNBytes(12);
            return new String(start, StandardCharsets.ISO_8859_1);
        }
    }
}
