package io.tierline.connectors.mail;

import io.tierline.connectors.http.InvalidConnectorException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What reply addresses are signed with: {@code tierline.mail.secrets}, the first of them signing and all of them known
 * again; or one that Tierline made for itself and keeps in the database.
 */
@EnableConfigurationProperties(MailSettings.class)
@Component
class MailSecrets {

    private static final String NAME = "mail";
    private static final int SHORTEST = 16;
    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final List<String> configured;
    private volatile List<byte[]> known;

    MailSecrets(JdbcClient jdbc, Clock clock, MailSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.configured = settings.secrets().stream()
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .toList();
        if (this.configured.stream().anyMatch(secret -> secret.length() < SHORTEST)) {
            throw new InvalidConnectorException(
                    "Each of tierline.mail.secrets has at least " + SHORTEST + " characters, and one has fewer.",
                    "Set TIERLINE_MAIL_SECRETS to the output of: openssl rand -base64 32. Or leave it out: Tierline makes one"
                            + " for itself.");
        }
    }

    /** The first signs. */
    List<byte[]> all() {
        if (known == null) {
            known = configured.isEmpty()
                    ? List.of(generated())
                    : configured.stream()
                            .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                            .toList();
        }
        return known;
    }

    private byte[] generated() {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        // Another node may make one in the same moment: then theirs is the secret.
        jdbc.sql("insert into generated_secret (name, value, created_at) values (?, ?, ?) on conflict do nothing")
                .params(
                        NAME,
                        Base64.getEncoder().encodeToString(fresh),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        String kept = jdbc.sql("select value from generated_secret where name = ?")
                .param(NAME)
                .query(String.class)
                .single();
        return Base64.getDecoder().decode(kept);
    }
}
