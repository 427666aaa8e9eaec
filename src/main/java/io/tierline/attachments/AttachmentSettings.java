package io.tierline.attachments;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Which files are taken. Requests with files are bounded by {@code tierline.limits.uploads} before: it has to be larger than
 * {@code perMessage}.
 *
 * @param perFile the largest file
 * @param perMessage all files of one message together
 * @param filesPerMessage how many files one message takes
 * @param perCase all files of one case together
 * @param inMail so much goes along with a mail to the customer; of more, only the customer's page has the files
 * @param refused endings of names, and media types, that are not taken
 * @param allowed endings and media types that are taken, and no others; empty for all that are not refused
 * @param scanner what looks for viruses
 * @param s3 where the bytes are, if not in PostgreSQL
 */
@ConfigurationProperties("tierline.attachments")
record AttachmentSettings(
        @DefaultValue("10MB") DataSize perFile,
        @DefaultValue("20MB") DataSize perMessage,
        @DefaultValue("10") int filesPerMessage,
        @DefaultValue("250MB") DataSize perCase,
        @DefaultValue("10MB") DataSize inMail,
        @DefaultValue({
                    MediaTypes.WINDOWS_PROGRAM,
                    "exe",
                    "com",
                    "scr",
                    "pif",
                    "msi",
                    "msp",
                    "bat",
                    "cmd",
                    "ps1",
                    "vbs",
                    "vbe",
                    "js",
                    "jse",
                    "wsf",
                    "wsh",
                    "hta",
                    "lnk",
                    "cpl",
                    "dll",
                    "reg",
                    "chm"
                })
                List<String> refused,
        @DefaultValue List<String> allowed,
        @NestedConfigurationProperty @DefaultValue ScannerSettings scanner,
        @NestedConfigurationProperty @DefaultValue S3Settings s3) {

    /** Whether it is taken, by the ending of its name and by what its bytes are. */
    boolean takes(String name, String mediaType) {
        boolean named = isIn(refused, name, mediaType);
        return !named && (allowed.isEmpty() || isIn(allowed, name, mediaType));
    }

    private static boolean isIn(List<String> list, String name, String mediaType) {
        String lower = name.toLowerCase(Locale.ROOT);
        return list.stream()
                .map(one -> one.strip().toLowerCase(Locale.ROOT))
                .anyMatch(one -> one.contains("/") ? one.equals(mediaType) : lower.endsWith("." + one));
    }
}
