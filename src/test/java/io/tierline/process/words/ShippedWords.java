package io.tierline.process.words;

import io.tierline.process.words.PolicyWords.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The policy's words that come with the product. */
public final class ShippedWords {

    private ShippedWords() {}

    public static PolicyWords in(String language) {
        Path file = Path.of("processes/words/words-" + language + ".yaml");
        try {
            WordsFile.Read read = WordsFile.read(file.getFileName().toString(), Files.readString(file));
            if (read.file() == null) {
                throw new IllegalStateException(read.faults().toString());
            }
            return read.file().words();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Texts of forms, tasks, lists and criteria in English that are other ones in that language. */
    public static Set<String> english(String language) {
        PolicyWords words = in(language);
        return java.util.Arrays.stream(Part.values())
                .flatMap(part -> words.of(part).entrySet().stream())
                .filter(one -> !one.getKey().equals(one.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
