package io.tierline.attachments;

import java.util.Locale;

/** Sizes of files, as people say them. */
public final class Sizes {

    private static final long KILO = 1024;

    private Sizes() {}

    /** Such as "830 bytes", "41 KB" or "2.4 MB". */
    public static String inWords(long bytes) {
        if (bytes < KILO) {
            return bytes + " bytes";
        }
        return bytes < KILO * KILO
                ? bytes / KILO + " KB"
                : String.format(Locale.ROOT, "%.1f MB", (double) bytes / (KILO * KILO))
                        .replace(".0 MB", " MB");
    }
}
