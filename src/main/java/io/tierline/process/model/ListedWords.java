package io.tierline.process.model;

import java.util.List;

/** Several words in one text of a decision, with commas between them. */
public final class ListedWords {

    private ListedWords() {}

    /** The words in their order; none for null or a blank text. */
    public static List<String> of(String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text.strip().split("\\s*,\\s*"));
    }
}
