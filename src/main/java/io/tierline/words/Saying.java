package io.tierline.words;

import java.text.NumberFormat;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Something that is said, before it is known to whom: a code of the catalogue, and what is filled in. A value that is a
 * saying itself is said in the same language, an instant in the reader's zone.
 *
 * @param code stable: programs may go by it
 */
public record Saying(String code, List<Object> values) {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    /** @throws IllegalArgumentException for a code that there is no text of */
    public static Saying of(String code, Object... values) {
        Catalogue.text(Reader.ENGLISH, code);
        return new Saying(code, Arrays.asList(values));
    }

    public static boolean known(String code) {
        return Catalogue.codes(Reader.ENGLISH).contains(code);
    }

    public String in(Reader reader) {
        Matcher places = PLACE.matcher(Catalogue.text(reader.language(), code));
        return places.replaceAll(
                place -> Matcher.quoteReplacement(written(values.get(Integer.parseInt(place.group(1))), reader)));
    }

    /** As programs and logs read it. */
    public String english() {
        return in(Reader.PROGRAM);
    }

    /** To whose request is served at this moment. */
    public String now() {
        return in(Reader.now());
    }

    private static String written(Object value, Reader reader) {
        if (value instanceof Saying saying) {
            return saying.in(reader);
        }
        if (value instanceof Instant at) {
            return reader.person() ? reader.moment(at) : at.toString();
        }
        if (value instanceof Number number) {
            return NumberFormat.getIntegerInstance(reader.locale()).format(number);
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(one -> written(one, reader)).collect(Collectors.joining(", "));
        }
        return String.valueOf(value);
    }

    @Override
    public String toString() {
        return english();
    }
}
