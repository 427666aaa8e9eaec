package io.tierline.inbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures over the raw bytes of a call, compared in constant time. */
public enum Signature {
    HMAC_SHA256("HmacSHA256"),
    /** For vendors that know nothing better. */
    HMAC_SHA1("HmacSHA1");

    private final String algorithm;

    Signature(String algorithm) {
        this.algorithm = algorithm;
    }

    /**
     * Whether one of our secrets makes this signature over these parts, one after the other. There may be two while a secret
     * is being changed. An empty secret is none: it makes no signature.
     *
     * @param given the signature's bytes; null counts as wrong
     */
    public boolean isRight(byte[] given, List<String> secrets, byte[]... parts) {
        boolean right = false;
        for (String secret : secrets) {
            // All are tried, so that the time does not tell which.
            right |= secret != null
                    && !secret.isBlank()
                    && given != null
                    && MessageDigest.isEqual(of(secret, parts), given);
        }
        return right;
    }

    /** The signature that a secret makes over these parts. */
    public byte[] of(String secret, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + algorithm, e);
        }
    }

    /** The bytes of hexadecimal text, or null where it is none. */
    public static byte[] hex(String text) {
        try {
            return text == null ? null : HexFormat.of().parseHex(text.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The bytes of Base64 text, or null where it is none. */
    public static byte[] base64(String text) {
        try {
            return text == null ? null : Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** SHA-256 in hexadecimal: a delivery key for news that carry none. */
    public static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static String digest(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
