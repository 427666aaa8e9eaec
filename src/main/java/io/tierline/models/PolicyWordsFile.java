package io.tierline.models;

import io.tierline.process.words.WordsFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** A {@code words-de.yaml}: the policy's words in another language. No model refers to one. */
record PolicyWordsFile(String name, byte[] content) implements ModelFile {

    @Override
    public Set<Ref> defines() {
        return Set.of();
    }

    WordsFile.Read read() {
        return WordsFile.read(name, new String(content, StandardCharsets.UTF_8));
    }

    List<Problem> problems() {
        return read().faults().stream()
                .map(fault -> new Problem(name, "line " + fault.line(), fault.what(), fault.toDo()))
                .toList();
    }
}
