package io.tierline.connectors.webhooks;

import io.tierline.connectors.http.InvalidConnectorException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret of the Standard Webhooks specification: Base64 of its bytes, mostly with {@code whsec_} in front. */
final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    /** The specification wants 24 to 64 bytes. */
    private static final int SHORTEST = 24;

    private static final int LONGEST = 64;

    private final byte[] bytes;

    private WebhookSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @param key the setting that they stand in
     * @throws WrongConfiguration naming the setting, when there is none or one of them is none; never with a secret in it
     */
    static List<WebhookSecret> all(String key, List<String> texts) {
        List<String> given = texts == null
                ? List.of()
                : texts.stream().filter(text -> !text.isBlank()).toList();
        if (given.isEmpty()) {
            throw new InvalidConnectorException(key + " is not set.", howTo(key));
        }
        return given.stream().map(text -> of(key, text.strip())).toList();
    }

    private static WebhookSecret of(String key, String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
            if (bytes.length >= SHORTEST && bytes.length <= LONGEST) {
                return new WebhookSecret(bytes);
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new InvalidConnectorException(key + " holds a secret that is not Base64 of 24 to 64 bytes.", howTo(key));
    }

    private static String howTo(String key) {
        return "Set " + key + " to one secret, or to two with a comma between them while the secret is being changed."
                + " To make one: echo whsec_$(openssl rand -base64 32)";
    }

    /** The signature of a message, as it stands in {@code webhook-signature}. */
    String sign(String id, String timestamp, byte[] body) {
        return VERSION + Base64.getEncoder().encodeToString(hash(id, timestamp, body));
    }

    /** Whether one of several signatures, with blanks between them, is made with this secret. */
    boolean signed(String signatures, String id, String timestamp, byte[] body) {
        byte[] right = sign(id, timestamp, body).getBytes(StandardCharsets.UTF_8);
        // All are compared, so that the time does not tell which.
        return Arrays.stream(signatures.split(" "))
                .map(signature -> MessageDigest.isEqual(signature.getBytes(StandardCharsets.UTF_8), right))
                .reduce(false, Boolean::logicalOr);
    }

    private byte[] hash(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256", e);
        }
    }
}
