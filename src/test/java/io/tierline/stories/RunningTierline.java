package io.tierline.stories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierline.TierlineApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** A Tierline in a JVM of its own, on a data directory that outlives it: it can be killed, and started again. */
public final class RunningTierline implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;
    private final Path log;

    private RunningTierline(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /**
     * Starts it, and returns when it answers.
     *
     * @param settings more of them, each as {@code --name=value}
     */
    public static RunningTierline start(Path dataDirectory, int mailPort, String... settings) throws IOException {
        int port = freePort();
        Path log = Files.createTempFile(dataDirectory.getParent(), "tierline", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                TierlineApplication.class.getName(),
                "--server.port=" + port,
                "--tierline.data-dir=" + dataDirectory,
                // The tests' own settings are on this class path too; this one keeps its data.
                "--tierline.database.mode=automatic",
                "--tierline.mail.from=support@example.com",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mailPort));
        command.addAll(List.of(settings));
        ProcessBuilder builder = new ProcessBuilder(command);
        // Whatever database or settings the tests' environment names, this one has its own.
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("TIERLINE_"));
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        RunningTierline tierline = new RunningTierline(process, port, log);
        tierline.await("its health", tierline::healthy);
        return tierline;
    }

    public int port() {
        return port;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean healthy() {
        if (!process.isAlive()) {
            throw new IllegalStateException("Tierline ended at its start:\n" + log());
        }
        try {
            return send(request("/actuator/health", null)).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    JsonNode get(String path, String user) {
        return json(send(request(path, user)));
    }

    JsonNode post(String path, String user, Object body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(request(path, user), (name, value) -> true)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
            return json(send(request));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another system calls, with a signature among its headers. */
    void hook(String source, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        request("/webhooks/" + source, null), (name, value) -> true)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        json(send(request.build()));
    }

    private HttpRequest request(String path, String user) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (user != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8)));
        }
        return request.build();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(response.statusCode() + " from " + response.uri() + ": " + response.body());
        }
        try {
            return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it is so; this server's clock is the real one. */
    void await(String what, Supplier<Boolean> condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.get()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("Waited in vain for " + what + ":\n" + log());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9} does: no time to finish anything. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(30, TimeUnit.SECONDS)
                .exceptionally(late -> process.destroyForcibly())
                .join();
    }
}
