package io.tierline.connectors.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A mail under {@code src/test/resources/mail}, byte by byte; words in braces are filled in. */
public final class Fixture {

    private final String file;
    private final Map<String, String> values =
            new LinkedHashMap<>(Map.of("from", "hanna@acme.example", "action", "failed"));

    private Fixture(String file) {
        this.file = file;
    }

    public static Fixture of(String name) {
        return new Fixture("/mail/" + name + ".eml");
    }

    public Fixture with(String word, String value) {
        values.put(word, value);
        return this;
    }

    public byte[] bytes() {
        try (InputStream in = Fixture.class.getResourceAsStream(file)) {
            // One character a byte: what is filled in is ASCII, all else stays as it is.
            String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("{" + value.getKey() + "}", value.getValue());
            }
            return text.getBytes(StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
