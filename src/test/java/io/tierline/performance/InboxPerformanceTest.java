package io.tierline.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The inbox's figures of docs/performance.md: signed events of Zendesk at a steady rate, while workers work them off, on a
 * durable database. Each is timed from the instant at which it was due to be sent. Run on purpose only.
 */
@Tag("bench")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "tierline.database.mode=automatic",
            "spring.datasource.url=",
            "tierline.demo=true",
            "tierline.zendesk.url=https://localhost:1",
            "tierline.zendesk.token=token",
            "tierline.zendesk.user-id=900",
            "tierline.zendesk.poll-every=P1D",
            "tierline.zendesk.webhook-secrets=" + InboxPerformanceTest.SECRET
        })
@DirtiesContext
class InboxPerformanceTest {

    static final String SECRET = "a-secret-of-this-measurement";

    private static final int A_SECOND = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration MEASURED = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) throws Exception {
        Path directory = Files.createTempDirectory("tierline-performance");
        properties.add("tierline.data-dir", directory::toString);
    }

    @Test
    void signed_events_are_answered_in_time() throws Exception {
        send(WARM_UP, "warm");
        List<Long> micros = send(MEASURED, "run");
        Instant sent = Instant.now();
        micros.sort(Long::compare);
        long p99 = micros.get(micros.size() * 99 / 100);
        System.out.printf(
                "[performance] %d signed events, %d a second: answered in median %.1f ms, 99%% %.1f ms, longest %.1f ms%n",
                micros.size(),
                A_SECOND,
                micros.get(micros.size() / 2) / 1000.0,
                p99 / 1000.0,
                micros.get(micros.size() - 1) / 1000.0);
        long waiting = waiting();
        while (waiting() > 0 && Instant.now().isBefore(sent.plus(PATIENCE))) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        System.out.printf(
                "[performance] %d of them waited when the last was sent; all were worked off %.1f s later%n",
                waiting, Duration.between(sent, Instant.now()).toMillis() / 1000.0);
        assertThat(waiting()).isZero();
        assertThat(p99).isLessThan(TimeUnit.MILLISECONDS.toMicros(100));
    }

    private long waiting() {
        return jdbc.sql("select count(*) from inbox_delivery where state <> 'ignored'")
                .query(Long.class)
                .single();
    }

    private List<Long> send(Duration time, String name) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        int count = (int) (time.toSeconds() * A_SECOND);
        List<CompletableFuture<Long>> answers = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = start + i * (TimeUnit.SECONDS.toNanos(1) / A_SECOND);
            HttpRequest request = request(name, i);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            answers.add(http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                    .thenApply(answer -> {
                        assertThat(answer.statusCode()).isEqualTo(200);
                        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due);
                    }));
        }
        List<Long> micros = new ArrayList<>();
        for (CompletableFuture<Long> answer : answers) {
            micros.add(answer.get(1, TimeUnit.MINUTES));
        }
        return micros;
    }

    private HttpRequest request(String name, int number) throws Exception {
        String now = Instant.now().toString();
        String body =
                """
                {"type": "zen:event-type:ticket.status_changed", "id": "%s-%d", "time": "%s", "subject": "zen:ticket:%d",
                 "detail": {"id": "%d", "actor_id": "701", "requester_id": "501", "created_at": "%s", "updated_at": "%s",
                  "description": "How do I export my figures as a spreadsheet?", "organization_id": "301", "priority": "LOW",
                  "status": "OPEN", "subject": "Export", "tags": ["export", "how-to"], "via": {"channel": "web"}},
                 "event": {"current": "OPEN", "previous": "NEW"}, "zendesk_event_version": "2022-11-06"}"""
                        .formatted(name, number, now, 10_000 + number % 2000, 10_000 + number % 2000, now, now);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] signature = mac.doFinal((now + body).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/webhooks/zendesk"))
                .header("Content-Type", "application/json")
                .header("X-Zendesk-Webhook-Signature-Timestamp", now)
                .header("X-Zendesk-Webhook-Signature", Base64.getEncoder().encodeToString(signature))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
