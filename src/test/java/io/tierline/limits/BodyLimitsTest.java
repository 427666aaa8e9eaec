package io.tierline.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Bodies that are too large or never end take nothing from anybody else. */
class BodyLimitsTest extends TierlineTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("tina:demo".getBytes(StandardCharsets.UTF_8));
    private static final int SLOW_ONES = 205;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/tickets",
                "/webhooks/generic",
                "/engine-rest/task",
                "/engine-rest/message",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/admin/auth/user/default/login/tasklist",
                "/status/none/reply",
                "/nowhere"
            })
    void a_body_that_is_too_large_is_413_at_every_door(String path) throws IOException {
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + BASIC
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\n";
        String told = raw(head + "Content-Length: 19000000\r\n\r\nx");
        assertThat(told).startsWith("HTTP/1.1 413").contains("urn:tierline:problem:too-large");
        assertThat(told).doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/tickets", "/webhooks/generic", "/engine-rest/task"})
    void a_body_that_does_not_say_its_length_is_counted(String path) throws IOException {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        String first = "8\r\n{\"note\":\r\n1\r\n\"\r\n";
        String told = raw("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + BASIC
                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + first
                + chunk.repeat(17));
        assertThat(told).startsWith("HTTP/1.1 413").contains("urn:tierline:problem:too-large");
    }

    @Test
    void files_may_be_larger_where_they_are_taken_and_nowhere_else() throws IOException {
        String parts = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + BASIC
                + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ";
        String attachments = "POST /api/v1/escalations/ESC-2026-000001/attachments" + parts;
        assertThat(raw(attachments + "23000000\r\n\r\nx"))
                .startsWith("HTTP/1.1 413")
                .contains("Here it may have 21 MB");
        assertThat(raw("POST /api/v1/tickets" + parts + "2000000\r\n\r\nx"))
                .startsWith("HTTP/1.1 413")
                .contains("Here it may have 1 MB");
        assertThat(raw(attachments + "5\r\n\r\n--x--")).doesNotStartWith("HTTP/1.1 413");
    }

    @Test
    void a_megabyte_is_taken() throws Exception {
        assertThat(post("/api/v1/tickets", "{\"title\": \"" + "x".repeat(1_000_000) + "\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void many_large_bodies_at_once_are_refused_and_the_desk_goes_on() throws Exception {
        byte[] large = new byte[19_000_000];
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            all.add(HTTP.sendAsync(
                            HttpRequest.newBuilder(uri("/camunda/api/engine/engine/default/task"))
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofByteArray(large))
                                    .build(),
                            BodyHandlers.discarding())
                    .handle((answer, broken) -> answer == null ? 413 : answer.statusCode()));
        }
        for (CompletableFuture<Integer> one : all) {
            assertThat(one.get()).isEqualTo(413);
        }
        others("after large bodies");
    }

    /** As it was seen, with 205 at one door; here at each in turn. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/webhooks/zendesk",
                "/webhooks/generic",
                "/api/v1/tickets",
                "/engine-rest/task",
                "/status/none/reply",
                "/camunda/api/admin/auth/user/default/login/tasklist"
            })
    void bodies_that_come_byte_by_byte_keep_nobody_out(String path) throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_ONES; i++) {
                Socket socket = new Socket("127.0.0.1", port);
                slow.add(socket);
                write(
                        socket,
                        "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + BASIC
                                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\na");
            }
            ExecutorService drip = Executors.newSingleThreadExecutor();
            try {
                Future<?> dripping = drip.submit(() -> slow.forEach(socket -> write(socket, "b")));
                others(path);
                dripping.get();
                others(path);
            } finally {
                drip.shutdownNow();
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void connections_that_send_no_or_half_a_header_keep_nobody_out() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 400; i++) {
                Socket socket = new Socket("127.0.0.1", port);
                idle.add(socket);
                if (i % 2 == 0) {
                    write(socket, "POST /webhooks/zendesk HTTP/1.1\r\nHo");
                }
            }
            others("idle connections");
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void a_slow_body_that_comes_in_time_is_taken() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            write(
                    socket,
                    "POST /api/v1/tickets HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + BASIC
                            + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{");
            write(socket, "}");
            assertThat(read(socket.getInputStream())).startsWith("HTTP/1.1 400");
        }
    }

    /** Other callers from the same machine: health, a signed-in reader, a sign-in form, a body that comes at once. */
    private void others(String meanwhile) throws Exception {
        assertThat(get("/actuator/health").statusCode()).as(meanwhile).isEqualTo(200);
        assertThat(get("/api/v1/escalations").statusCode()).as(meanwhile).isEqualTo(200);
        assertThat(post("/api/v1/tickets", "{}").statusCode()).as(meanwhile).isEqualTo(400);
        assertThat(post("/webhooks/generic", "{}").statusCode()).as(meanwhile).isEqualTo(401);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return HTTP.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", BASIC).timeout(Duration.ofSeconds(5));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            write(socket, request);
            return read(socket.getInputStream());
        }
    }

    private static String read(InputStream stream) {
        StringBuilder all = new StringBuilder();
        try {
            byte[] bytes = new byte[4096];
            for (int n = stream.read(bytes); n >= 0; n = stream.read(bytes)) {
                all.append(new String(bytes, 0, n, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            // Closed by the server while we were still sending: what it said before that counts.
        }
        return all.toString();
    }

    private static void write(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            // The server has ended this one.
        }
    }
}
