package io.tierline.models;

import io.tierline.process.SavedReply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** A {@code .md} file: a saved reply. No model refers to one. */
record ReplyFile(String name, byte[] content) implements ModelFile {

    @Override
    public Set<Ref> defines() {
        return Set.of();
    }

    List<Problem> problems() {
        return SavedReply.read(name, new String(content, StandardCharsets.UTF_8)).faults().stream()
                .map(fault -> new Problem(name, "line " + fault.line(), fault.what(), fault.toDo()))
                .toList();
    }
}
