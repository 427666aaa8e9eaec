package io.tierline.api;

import java.security.Principal;

/** The header by which a repeated call is known. */
public final class IdempotencyKey {

    public static final String HEADER = "Idempotency-Key";
    public static final String RULE = "must be 1 to 200 printable ASCII characters";
    private static final int LONGEST = 200;

    private IdempotencyKey() {}

    /** As it stands in the ledger; null for none. A key is its sender's own. */
    public static String of(Principal sender, String key) {
        return key == null ? null : "api:" + (sender == null ? "" : sender.getName()) + ":" + key;
    }

    /** Notes what is wrong with it; null is fine. */
    public static void check(String key, JsonFields problems) {
        if (!isFine(key)) {
            problems.wrong(HEADER, RULE);
        }
    }

    /** @param key null for none, which is fine */
    public static boolean isFine(String key) {
        return key == null || key.length() <= LONGEST && key.matches("[ -~]*[!-~][ -~]*");
    }
}
