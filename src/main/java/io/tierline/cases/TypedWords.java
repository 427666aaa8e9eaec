package io.tierline.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a person typed into a search box, as the database is asked for it. */
final class TypedWords {

    /** More words narrow nothing down any more. */
    private static final int MOST = 8;

    private static final int LEAST_OF_A_BEGINNING = 3;

    private final String text;
    private final List<String> words;

    TypedWords(String typed) {
        text = typed.strip();
        words = Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(MOST)
                .toList();
    }

    List<String> words() {
        return words;
    }

    /** Each word, or its beginning, has to be there: a query of PostgreSQL. Without a word it finds nothing. */
    String together() {
        return words.stream().map(TypedWords::beginning).collect(Collectors.joining(" & "));
    }

    /** Too many words begin with one letter or two. */
    static String beginning(String word) {
        return word.length() < LEAST_OF_A_BEGINNING ? word : word + ":*";
    }

    /** Whether it is a case's key, or the beginning of one, and nothing else is meant. */
    boolean isKey() {
        return text.matches("(?i)esc-[0-9-]*");
    }

    boolean isNumber() {
        return text.matches("[0-9]+");
    }

    /** Whether it may be the number in a case's key. */
    boolean isCaseNumber() {
        return text.matches("[0-9]{1,9}");
    }

    /** A pattern of keys. Just a number finds the cases of that number, whatever the year. */
    String keyPattern() {
        return isCaseNumber()
                ? "ESC-%-" + "%06d".formatted(Integer.parseInt(text))
                : literally(text.toUpperCase(Locale.ROOT)) + '%';
    }

    /** A pattern of ids of other systems, in small letters. */
    String reference() {
        String exactly = literally(text.toLowerCase(Locale.ROOT));
        return text.length() < LEAST_OF_A_BEGINNING ? exactly : exactly + '%';
    }

    private static String literally(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }
}
