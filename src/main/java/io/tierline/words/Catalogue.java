package io.tierline.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** What the server says, by code: {@code words/<language>.properties}. A language more is one more file, named here. */
final class Catalogue {

    private static final Map<String, Properties> WORDS = new LinkedHashMap<>();

    private static final Map<String, Set<String>> CODES = new LinkedHashMap<>();

    static {
        for (String language : List.of(Reader.ENGLISH, "de")) {
            WORDS.put(language, read(language));
            CODES.put(language, WORDS.get(language).stringPropertyNames());
        }
    }

    private Catalogue() {}

    private static Properties read(String language) {
        Properties words = new Properties();
        try (InputStream file = Catalogue.class.getResourceAsStream("/words/" + language + ".properties")) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    static Set<String> languages() {
        return WORDS.keySet();
    }

    /** @throws IllegalArgumentException for a code that there is no text of */
    static String text(String language, String code) {
        String text = WORDS.get(language).getProperty(code);
        if (text == null) {
            throw new IllegalArgumentException("There is no text of the code \"" + code + "\" in " + language + ".");
        }
        return text;
    }

    static Set<String> codes(String language) {
        return CODES.get(language);
    }
}
