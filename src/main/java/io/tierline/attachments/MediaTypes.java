package io.tierline.attachments;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a file is, by its bytes. The sender's word counts for nothing; the name's ending tells apart only what begins with the
 * same bytes.
 */
final class MediaTypes {

    static final String WINDOWS_PROGRAM = "application/vnd.microsoft.portable-executable";
    static final String UNKNOWN = "application/octet-stream";
    private static final String TEXT = "text/plain";
    private static final String HTML = "text/html";
    private static final String SVG = "image/svg+xml";
    private static final String XML = "application/xml";
    private static final String ZIP = "application/zip";
    private static final String OLE = "application/x-ole-storage";

    /** A browser may show these, and can do nothing else with them. */
    static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    /** Begins with these bytes at that place. */
    private record Magic(int at, byte[] bytes, String type) {

        static Magic of(String type, int at, int... bytes) {
            byte[] all = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                all[i] = (byte) bytes[i];
            }
            return new Magic(at, all, type);
        }

        static Magic of(String type, int at, String bytes) {
            return new Magic(at, bytes.getBytes(StandardCharsets.ISO_8859_1), type);
        }

        boolean matches(byte[] content) {
            if (content.length < at + bytes.length) {
                return false;
            }
            for (int i = 0; i < bytes.length; i++) {
                if (content[at + i] != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Magic> KNOWN = List.of(
            Magic.of("image/png", 0, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a),
            Magic.of("image/jpeg", 0, 0xff, 0xd8, 0xff),
            Magic.of("image/gif", 0, "GIF87a"),
            Magic.of("image/gif", 0, "GIF89a"),
            Magic.of("image/webp", 8, "WEBPVP8"),
            Magic.of("image/tiff", 0, 'I', 'I', 0x2a, 0),
            Magic.of("image/tiff", 0, 'M', 'M', 0, 0x2a),
            Magic.of("application/pdf", 0, "%PDF-"),
            Magic.of(ZIP, 0, 'P', 'K', 3, 4),
            Magic.of(ZIP, 0, 'P', 'K', 5, 6),
            Magic.of("application/gzip", 0, 0x1f, 0x8b, 8),
            Magic.of("application/x-7z-compressed", 0, '7', 'z', 0xbc, 0xaf, 0x27, 0x1c),
            Magic.of("application/vnd.rar", 0, "Rar!\u001a\u0007"),
            Magic.of("application/x-xz", 0, 0xfd, '7', 'z', 'X', 'Z', 0),
            Magic.of("application/zstd", 0, 0x28, 0xb5, 0x2f, 0xfd),
            Magic.of("application/x-bzip2", 0, "BZh"),
            Magic.of("application/x-tar", 257, "ustar"),
            Magic.of(OLE, 0, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
            Magic.of(WINDOWS_PROGRAM, 0, "MZ"),
            Magic.of("application/x-elf", 0, 0x7f, 'E', 'L', 'F'),
            Magic.of("application/vnd.tcpdump.pcap", 0, 0xd4, 0xc3, 0xb2, 0xa1),
            Magic.of("video/mp4", 4, "ftyp"),
            Magic.of("video/webm", 0, 0x1a, 0x45, 0xdf, 0xa3),
            Magic.of("audio/mpeg", 0, "ID3"),
            Magic.of("audio/ogg", 0, "OggS"),
            Magic.of("audio/wav", 8, "WAVEfmt"));

    /** By the ending of the name: what these containers hold. */
    private static final Map<String, String> IN_ZIP = Map.of(
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "odt", "application/vnd.oasis.opendocument.text",
            "ods", "application/vnd.oasis.opendocument.spreadsheet",
            "jar", "application/java-archive");

    private static final Map<String, String> IN_OLE = Map.of(
            "doc", "application/msword",
            "xls", "application/vnd.ms-excel",
            "ppt", "application/vnd.ms-powerpoint",
            "msg", "application/vnd.ms-outlook");

    private static final Map<String, String> IN_TEXT =
            Map.of("json", "application/json", "csv", "text/csv", "md", "text/markdown", "har", "application/json");

    private static final Map<String, String> ENDINGS = Map.of(
            "image/png",
            ".png",
            "image/jpeg",
            ".jpg",
            "image/gif",
            ".gif",
            "image/webp",
            ".webp",
            "application/pdf",
            ".pdf",
            ZIP,
            ".zip",
            TEXT,
            ".txt");

    private static final Pattern HTML_BEGINS = Pattern.compile(
            "(?is)<!doctype html|<(html|head|body|script|iframe|img|a|div|p|style|title|meta|object|embed)[\\s/>]");

    private static final int LOOKED_AT = 4096;

    private MediaTypes() {}

    /** @param name as it was cleaned */
    static String of(byte[] content, String name) {
        String ending = FileName.ending(name);
        for (Magic magic : KNOWN) {
            if (magic.matches(content)) {
                return switch (magic.type()) {
                    case ZIP -> IN_ZIP.getOrDefault(ending, ZIP);
                    case OLE -> IN_OLE.getOrDefault(ending, OLE);
                    default -> magic.type();
                };
            }
        }
        return isText(content) ? text(content, ending) : UNKNOWN;
    }

    private static String text(byte[] content, String ending) {
        String begin = new String(content, 0, Math.min(content.length, LOOKED_AT), StandardCharsets.UTF_8)
                .replaceFirst("^\\x{feff}", "")
                .stripLeading();
        if (begin.contains("<svg")) {
            return SVG;
        }
        if (begin.startsWith("<?xml") && !begin.contains("<html")) {
            return XML;
        }
        return HTML_BEGINS.matcher(begin).find() ? HTML : IN_TEXT.getOrDefault(ending, TEXT);
    }

    private static boolean isText(byte[] content) {
        for (byte one : content) {
            if (one >= 0 && one < ' ' && "\t\n\r\f\u001b".indexOf(one) < 0) {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    static boolean isPicture(String mediaType) {
        return PICTURES.contains(mediaType);
    }

    /** As what it is handed out: what a browser could run has no type of its own. */
    static String handedOut(String mediaType) {
        return switch (mediaType) {
            case HTML, SVG, XML -> UNKNOWN;
            case TEXT -> TEXT + ";charset=UTF-8";
            default -> mediaType;
        };
    }

    /** For a file without a name, with its dot; empty where none is usual. */
    static String ending(String mediaType) {
        return ENDINGS.getOrDefault(mediaType, "");
    }
}
