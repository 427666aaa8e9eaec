package io.tierline.connectors.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * How one vendor is reached.
 *
 * @param name one lower-case word, as in {@code GET /api/v1/connectors}
 * @param base what every path begins with; without a slash at its end
 * @param headers sent along with each request, such as {@code Authorization}
 * @param secrets what must appear in no log and no record
 * @param connectTimeout for reaching it
 * @param readTimeout for the whole answer
 */
public record Vendor(
        String name,
        URI base,
        Map<String, String> headers,
        List<String> secrets,
        Duration connectTimeout,
        Duration readTimeout) {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(20);

    public static Vendor bearer(String name, URI base, String token) {
        return new Vendor(name, base, Map.of("Authorization", "Bearer " + token), List.of(token), CONNECT, READ);
    }

    public static Vendor basic(String name, URI base, String user, String password) {
        String credentials =
                Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new Vendor(
                name,
                base,
                Map.of("Authorization", "Basic " + credentials),
                List.of(password, credentials),
                CONNECT,
                READ);
    }

    /** @param base a secret in itself where the vendor's address is the key */
    public static Vendor open(String name, URI base, List<String> secrets) {
        return new Vendor(name, base, Map.of(), secrets, CONNECT, READ);
    }

    /** For tests, and for a vendor that is known to be slow. */
    public Vendor within(Duration connect, Duration read) {
        return new Vendor(name, base, headers, secrets, connect, read);
    }

    /** Says nothing of headers and secrets. */
    @Override
    public String toString() {
        return name + " at " + Secrets.of(secrets).mask(String.valueOf(base));
    }
}
