package io.tierline.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers which passwords were right, so that a caller with 200 requests a second is not hashed 200 times a second. It
 * is remembered for one stored hash: a password that is changed, here or on another node, counts at once. What is
 * remembered is useless outside this process.
 */
class CheckedPasswords {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Map<String, Checked> byUser = new ConcurrentHashMap<>();

    CheckedPasswords() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, ALGORITHM);
    }

    private record Checked(String stored, byte[] mac) {}

    void remember(String user, String stored, String password) {
        byUser.put(user, new Checked(stored, mac(password)));
    }

    boolean wasRight(String user, String stored, String password) {
        Checked checked = byUser.get(user);
        return checked != null
                && checked.stored().equals(stored)
                && MessageDigest.isEqual(checked.mac(), mac(password));
    }

    private byte[] mac(String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
