package io.tierline.attachments;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a file may be called, whatever its sender calls it: no path, and nothing that shows another name than it is. */
final class FileName {

    private static final int LONGEST = 120;
    private static final int LONGEST_ENDING = 12;

    /** Control characters, line ends, and format characters: those that turn the direction of a text are among them. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

    private static final Pattern NOT_IN_NAMES = Pattern.compile("[<>:\"|?*]");

    /** Devices of Windows, whatever their ending. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private FileName() {}

    /** @param sent null for a file without a name; @param mediaType of its bytes, for the ending of such a file */
    static String cleaned(String sent, String mediaType) {
        String name = sent == null ? "" : sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        name = UNSEEN.matcher(Normalizer.normalize(name, Normalizer.Form.NFC)).replaceAll("");
        name = NOT_IN_NAMES.matcher(name).replaceAll("_");
        name = name.replaceAll("\\s+", " ").replaceAll("^[. ]+|[. ]+$", "");
        if (name.isEmpty()) {
            return "file" + MediaTypes.ending(mediaType);
        }
        return shortened(DEVICE.matcher(name).matches() ? "_" + name : name);
    }

    /** The ending stays: it says what opens the file. */
    private static String shortened(String name) {
        if (name.codePointCount(0, name.length()) <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
        int kept = name.offsetByCodePoints(0, LONGEST - ending.length());
        return name.substring(0, kept) + ending;
    }

    /** In small letters, without its dot; empty for none. */
    static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
