package io.tierline.attachments;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * A file as it is handed out: a picture may be shown, all else is saved. Nothing in it can run as if it were ours: its type
 * is what its bytes are, and a browser that shows it nevertheless lets it do nothing.
 */
public final class AttachmentDownload {

    private static final String PLAIN = "!#$&+-.^_`|~";

    private AttachmentDownload() {}

    public static ResponseEntity<byte[]> of(Attachments.Content content) {
        Attachment file = content.attachment();
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_TYPE,
                        MediaTypes.handedOut(file.facts().mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                // Kept, but asked about each time: whoever lost the right to see it does not find it in a cache.
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .eTag("\"" + file.facts().sha256() + "\"")
                .body(content.bytes());
    }

    /** RFC 6266: a name for programs that read ASCII alone, and the whole one as RFC 5987 (now 8187) writes it. */
    static String disposition(Attachment file) {
        return (file.isPicture() ? "inline" : "attachment") + "; filename=\"" + ascii(file.name())
                + "\"; filename*=UTF-8''" + encoded(file.name());
    }

    private static String ascii(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^\\x20-\\x7e]|[\"\\\\%]", "_");
    }

    private static String encoded(String name) {
        StringBuilder text = new StringBuilder();
        for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = one >= '0' && one <= '9'
                    || one >= 'A' && one <= 'Z'
                    || one >= 'a' && one <= 'z'
                    || one > 0 && PLAIN.indexOf(one) >= 0;
            text.append(plain ? String.valueOf((char) one) : "%%%02X".formatted(one & 0xff));
        }
        return text.toString();
    }
}
