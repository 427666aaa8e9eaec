package io.tierline.connectors.mail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A case's key with a signature behind it, such as {@code esc-2026-000042-k3jv7q2mzn5xw4ta}: who has one of them cannot
 * guess another case's. Small letters and digits alone, because mail servers may change the case of letters.
 */
final class CaseTokens {

    private static final Pattern TOKEN =
            Pattern.compile("(?<![a-z0-9])(esc-\\d{4}-\\d{6,12})-([a-z2-7]{16})(?![a-z2-7])", Pattern.CASE_INSENSITIVE);
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BITS_A_LETTER = 5;

    /** 80 bits: an attacker who wants to guess one has to send that many mails. */
    private static final int LENGTH = 16;

    private final Supplier<List<byte[]>> secrets;

    /** @param secrets the first signs, all are known */
    CaseTokens(Supplier<List<byte[]>> secrets) {
        this.secrets = secrets;
    }

    String of(String caseKey) {
        return caseKey.toLowerCase(Locale.ROOT) + "-" + signature(secrets.get().get(0), purpose(caseKey));
    }

    /** The key of the first case whose token stands somewhere in this text; a token that is not signed right is none. */
    Optional<String> find(String text) {
        Matcher found = TOKEN.matcher(text);
        while (found.find()) {
            String caseKey = found.group(1).toUpperCase(Locale.ROOT);
            if (isRight(caseKey, found.group(2).toLowerCase(Locale.ROOT))) {
                return Optional.of(caseKey);
            }
        }
        return Optional.empty();
    }

    private boolean isRight(String caseKey, String given) {
        byte[] signature = given.getBytes(StandardCharsets.US_ASCII);
        boolean right = false;
        for (byte[] secret : secrets.get()) {
            right |= MessageDigest.isEqual(
                    signature(secret, purpose(caseKey)).getBytes(StandardCharsets.US_ASCII), signature);
        }
        return right;
    }

    /** What stands for an address where no address may stand: the same for the same, and it cannot be read back. */
    String pseudonym(String address) {
        return signature(secrets.get().get(0), "sender " + address);
    }

    private static String purpose(String caseKey) {
        return "mail " + caseKey;
    }

    private static String signature(byte[] secret, String text) {
        byte[] hash = hmac(secret, text);
        StringBuilder letters = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (int i = 0; letters.length() < LENGTH; i++) {
            held = held << Byte.SIZE | hash[i] & 0xff;
            for (bits += Byte.SIZE; bits >= BITS_A_LETTER && letters.length() < LENGTH; bits -= BITS_A_LETTER) {
                letters.append(LETTERS.charAt(held >> bits - BITS_A_LETTER & LETTERS.length() - 1));
            }
        }
        return letters.toString();
    }

    private static byte[] hmac(byte[] secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256", e);
        }
    }
}
