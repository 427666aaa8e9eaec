package io.tierline.helpdesk;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a help desk tells, made fit to be kept: no endless texts, no characters that are none, nothing of the future. */
final class TextCleaning {

    private static final int LINE = 200;
    private static final int TEXT = 20_000;
    private static final int MOST_TAGS = 100;

    private TextCleaning() {}

    static TicketChange of(TicketChange change, Instant now) {
        Map<TicketField, Object> fields = new EnumMap<>(TicketField.class);
        change.fields().forEach((field, value) -> fields.put(field, value(field, value)));
        return new TicketChange(
                change.source(),
                text(change.ticket(), LINE),
                change.at().isAfter(now) ? now : change.at(),
                change.createdAt(),
                fields,
                change.changed(),
                change.comments().stream().map(comment -> of(comment, now)).toList(),
                change.by());
    }

    private static TicketComment of(TicketComment comment, Instant now) {
        return new TicketComment(
                text(comment.id(), LINE),
                text(comment.author(), LINE),
                comment.by(),
                comment.isPublic(),
                text(comment.text(), TEXT),
                comment.at().isAfter(now) ? now : comment.at());
    }

    private static Object value(TicketField field, Object value) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .limit(MOST_TAGS)
                    .map(one -> text(String.valueOf(one), LINE))
                    .sorted()
                    .toList();
        }
        if (value instanceof String text) {
            return field == TicketField.DESCRIPTION
                    ? text(text, TEXT)
                    : text(text, LINE).replaceAll("\\p{Cntrl}+", " ").strip();
        }
        return value;
    }

    /** PostgreSQL keeps neither U+0000 nor halves of surrogate pairs. */
    private static String text(String text, int longest) {
        if (text == null) {
            return "";
        }
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .filter(code -> code != 0 && (code < Character.MIN_SURROGATE || code > Character.MAX_SURROGATE))
                .limit(longest)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
