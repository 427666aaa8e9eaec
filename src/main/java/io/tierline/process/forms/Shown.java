package io.tierline.process.forms;

import java.util.LinkedHashMap;
import java.util.Map;

/** Texts that a form shows, by name; null for one that there is none of now. */
final class Shown {

    private final Map<String, String> texts = new LinkedHashMap<>();

    Shown with(String name, String text) {
        texts.put(name, text);
        return this;
    }

    Map<String, String> texts() {
        return texts;
    }
}
