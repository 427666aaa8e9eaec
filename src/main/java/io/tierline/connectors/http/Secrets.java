package io.tierline.connectors.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The secrets of one connector, which no log and no record shows. */
public final class Secrets {

    private static final String MASK = "***";

    /** Shorter ones would black out half of every text. */
    private static final int SHORTEST = 4;

    private final List<String> all;

    private Secrets(List<String> all) {
        this.all = all;
    }

    /** @param secrets tokens, passwords, secret parts of addresses; null ones are passed over */
    public static Secrets of(Collection<String> secrets) {
        return new Secrets(secrets.stream()
                .filter(Objects::nonNull)
                .flatMap(secret -> Stream.of(
                        secret,
                        URLEncoder.encode(secret, StandardCharsets.UTF_8),
                        Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8))))
                .filter(secret -> secret.length() >= SHORTEST)
                .distinct()
                // The longest first: one may be a part of another.
                .sorted(Comparator.comparing(String::length).reversed())
                .toList());
    }

    /** The text with each secret blacked out, also where it is encoded; null stays null. */
    public String mask(String text) {
        if (text == null) {
            return null;
        }
        String masked = text;
        for (String secret : all) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }

    @Override
    public String toString() {
        return MASK;
    }
}
