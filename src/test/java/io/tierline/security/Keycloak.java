package io.tierline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.springframework.util.FileSystemUtils;

/**
 * A real Keycloak on the loopback address with the realm of {@code keycloak-realm.json}; one for all tests of a run. The
 * build's profile {@code keycloak} fetches it (it is active where CI=true). Without it its stories are skipped, but fail
 * where CI=true promises that it is there.
 */
public final class Keycloak {

    static final String CLIENT = "tierline";
    static final String SECRET = "of-tierline-in-tests";

    private static final Path HOME = Path.of("target", "keycloak");
    private static final String NAME = "keycloak-26.0.7";
    private static final Path ARCHIVE = HOME.resolve("keycloak-quarkus-dist-26.0.7.zip");
    private static final long MINUTES_TO_START = 4;
    private static Keycloak running;

    private final int port;
    private final CompletableFuture<Void> listening = new CompletableFuture<>();
    private final StringBuffer said = new StringBuffer();
    private final HttpClient http = HttpClient.newHttpClient();

    private Keycloak(int port) {
        this.port = port;
    }

    /** Started when it is asked for first, and ready when it is; it ends with this JVM. */
    public static Keycloak running() {
        Keycloak keycloak = starting();
        keycloak.awaitListening();
        return keycloak;
    }

    /** One that may not answer yet: its addresses are known. */
    static synchronized Keycloak starting() {
        boolean there = Files.exists(ARCHIVE) && !System.getProperty("os.name").startsWith("Windows");
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there)
                    .as("CI=true, but there is no " + ARCHIVE + ": mvn -Pkeycloak verify fetches it")
                    .isTrue();
        }
        assumeTrue(
                there, "SKIPPED: no Keycloak is there, so nobody signed in at one. mvn -Pkeycloak verify fetches it.");
        if (running == null) {
            try {
                running = start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return running;
    }

    private static Keycloak start() throws IOException {
        Path home = HOME.resolve(NAME);
        if (!Files.isDirectory(home)) {
            unpack();
        }
        Path realm = home.resolve("data/import/tierline-realm.json");
        Files.createDirectories(realm.getParent());
        Files.copy(Path.of("src/test/resources/keycloak-realm.json"), realm, StandardCopyOption.REPLACE_EXISTING);
        FileSystemUtils.deleteRecursively(home.resolve("data/h2"));
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        // In memory it is gone with its last idle connection, ten minutes after a test used it.
                        "--db=dev-file",
                        "--cache=local",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--import-realm")
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        // It is used for a minute: what compiles longest pays off last.
        builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }));
        Keycloak keycloak = new Keycloak(port);
        keycloak.listenTo(process);
        return keycloak;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void listenTo(Process process) {
        Thread reader = new Thread(() -> {
            try (BufferedReader lines = process.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    said.append(line).append('\n');
                    if (line.contains("Listening on:")) {
                        listening.complete(null);
                    }
                }
                listening.completeExceptionally(new IllegalStateException("Keycloak has ended"));
            } catch (IOException e) {
                listening.completeExceptionally(e);
            }
        });
        reader.setDaemon(true);
        reader.start();
    }

    private void awaitListening() {
        try {
            listening.orTimeout(MINUTES_TO_START, TimeUnit.MINUTES).join();
        } catch (RuntimeException e) {
            throw new IllegalStateException("Keycloak did not start:\n" + said, e);
        }
    }

    private static void unpack() throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(ARCHIVE))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path to = HOME.resolve(entry.getName()).normalize();
                assertThat(to.startsWith(HOME)).isTrue();
                if (entry.isDirectory()) {
                    Files.createDirectories(to);
                } else {
                    Files.createDirectories(to.getParent());
                    Files.copy((InputStream) zip, to, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    public String issuer() {
        return "http://localhost:" + port + "/realms/tierline";
    }

    /** The host and port of its pages. */
    public String address() {
        return "localhost:" + port;
    }

    /** What a program gets that signs a person in by their password, for Tierline: access_token, id_token. */
    JsonNode tokens(String user) {
        return tokens(CLIENT, SECRET, user);
    }

    /** The same for another program, whose tokens are not meant for Tierline. */
    JsonNode tokensOfAnotherProgram(String user) {
        return tokens("something-else", "of-something-else-in-tests", user);
    }

    /** What a machine gets by its own name. */
    JsonNode tokensOfMonitor() {
        return post(
                "/protocol/openid-connect/token",
                "monitor:of-monitor-in-tests",
                Map.of("grant_type", "client_credentials"));
    }

    private JsonNode tokens(String client, String secret, String user) {
        return post(
                "/protocol/openid-connect/token",
                client + ":" + secret,
                Map.of(
                        "grant_type",
                        "password",
                        "scope",
                        "openid",
                        "username",
                        user,
                        "password",
                        user.replaceAll("[.@].*", "") + "-at-keycloak"));
    }

    private JsonNode post(String path, String credentials, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(issuer() + path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header(
                                    "Authorization",
                                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes()))
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
