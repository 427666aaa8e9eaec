package io.tierline.casework;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that a note calls on, such as {@code @tina} or {@code @tier2}. Whether there is a person or a team of that name
 * is not known here.
 */
public final class Mentions {

    /** What a note names beyond these calls on no one: it is a message to a few, not to the house. */
    public static final int MOST = 10;

    /** No part of a mail address, a path or another word; a full stop that ends the sentence does not belong to it. */
    private static final Pattern NAME = Pattern.compile(
            "(?<![\\p{L}\\p{N}._%+@/-])@([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)(?![\\p{L}\\p{N}@])");

    private Mentions() {}

    /** @param text null for none. @return each name once, in the order of the text, as it is written there */
    public static List<String> in(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher found = NAME.matcher(text == null ? "" : text);
        while (names.size() < MOST && found.find()) {
            names.add(found.group(1));
        }
        return List.copyOf(names);
    }
}
