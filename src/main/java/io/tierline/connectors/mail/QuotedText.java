package io.tierline.connectors.mail;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes off a reply what it quotes, as mail programs mark it in English, German, French and a few other languages. Only
 * for showing: whatever is taken off by mistake is still in the whole text.
 */
final class QuotedText {

    /** "On Wed, 4 Mar 2026 at 10:12, Support wrote:", which may be broken over some lines. */
    private static final Pattern ATTRIBUTION = Pattern.compile(
            "(On|Am|Le|El|Il|Op|Den|Em)\\b.{5,300}\\b(wrote|schrieb|a écrit|escribió|ha scritto|schreef|skrev|escreveu)\\b.{0,120}:");

    private static final int MOST_ATTRIBUTION_LINES = 3;

    private static final Pattern ORIGINAL = Pattern.compile(
            "\\s*-{2,}\\s*(Original Message|Original Appointment|Ursprüngliche Nachricht|Originalnachricht|"
                    + "Message d['’]origine|Mensaje original|Messaggio originale)\\s*-{2,}\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern SENDER_LINE = Pattern.compile("\\*?(From|Von|De|Da|Van)\\s?:\\*?\\s.*");
    private static final Pattern NEXT_HEADER = Pattern.compile(
            "\\*?(Sent|Date|To|Gesendet|Datum|An|Envoyé|À|Enviado|Para|Inviato|A|Verzonden|Aan)\\s?:.*");
    private static final int HEADER_LINES = 3;

    private static final Pattern RULE = Pattern.compile("_{10,}\\s*");
    private static final Pattern SIGNATURE = Pattern.compile("-- ?");

    private QuotedText() {}

    /** What is left; the whole text when nothing would be, or when the answers stand between the quoted lines. */
    static String strip(String whole) {
        List<String> lines = Arrays.asList(whole.split("\n", -1));
        int end = beginning(lines);
        if (end < lines.size() && isInterleaved(lines, end)) {
            return whole.strip();
        }
        String reply =
                String.join("\n", lines.subList(0, signature(lines, end))).strip();
        return reply.isEmpty() ? whole.strip() : reply;
    }

    /** Where what is quoted begins; the number of lines when nothing is. */
    private static int beginning(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (ORIGINAL.matcher(line).matches() || isHeader(lines, i) || isAttribution(lines, i)) {
                return i > 0 && RULE.matcher(lines.get(i - 1)).matches() ? i - 1 : i;
            }
            if (isQuoted(line) && lines.subList(i, lines.size()).stream().allMatch(QuotedText::isQuotedOrBlank)) {
                return i;
            }
        }
        return lines.size();
    }

    private static boolean isHeader(List<String> lines, int i) {
        return SENDER_LINE.matcher(lines.get(i)).matches()
                && lines.subList(i + 1, Math.min(lines.size(), i + 1 + HEADER_LINES)).stream()
                        .anyMatch(next -> NEXT_HEADER.matcher(next).matches());
    }

    private static boolean isAttribution(List<String> lines, int i) {
        StringBuilder joined = new StringBuilder();
        for (int n = i; n < Math.min(lines.size(), i + MOST_ATTRIBUTION_LINES); n++) {
            joined.append(n == i ? "" : " ").append(lines.get(n).strip());
            if (ATTRIBUTION.matcher(joined).matches()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the sender answered line by line: then the one is not to be understood without the other. */
    private static boolean isInterleaved(List<String> lines, int from) {
        boolean quoted = false;
        for (String line : lines.subList(from, lines.size())) {
            if (SIGNATURE.matcher(line).matches()) {
                return false;
            }
            if (isQuoted(line)) {
                quoted = true;
            } else if (quoted && !line.isBlank()) {
                return true;
            }
        }
        return false;
    }

    private static int signature(List<String> lines, int end) {
        for (int i = 1; i < end; i++) {
            if (SIGNATURE.matcher(lines.get(i)).matches()) {
                return i;
            }
        }
        return end;
    }

    private static boolean isQuoted(String line) {
        return line.startsWith(">");
    }

    private static boolean isQuotedOrBlank(String line) {
        return isQuoted(line) || line.isBlank();
    }
}
