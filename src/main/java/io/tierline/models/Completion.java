package io.tierline.models;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Adds to an upload what belongs to it and runs already. A process finds its forms, decisions and called processes in its
 * own deployment alone, so a file needs those that it refers to; and those that refer to it have to come along, or they
 * would go on with the version before.
 */
final class Completion {

    private Completion() {}

    /** @return what was added */
    static List<ModelFile> complete(Publication upload, RunningModels running) {
        List<ModelFile> added = new ArrayList<>();
        for (List<ModelFile> more = missing(upload, running); !more.isEmpty(); more = missing(upload, running)) {
            more.stream().filter(file -> isNew(file, upload)).forEach(file -> {
                upload.add(file);
                added.add(file);
            });
        }
        return added;
    }

    private static List<ModelFile> missing(Publication upload, RunningModels running) {
        Set<Ref> ours = upload.defines();
        List<ModelFile> missing = new ArrayList<>();
        upload.boundNeeds().stream().filter(need -> !ours.contains(need)).forEach(need -> running.file(need)
                .ifPresent(missing::add));
        running.processes().stream()
                .filter(process -> !Collections.disjoint(process.boundNeeds(), ours))
                .forEach(missing::add);
        missing.removeIf(file -> !isNew(file, upload));
        return missing;
    }

    /** What the upload defines itself is not taken from what runs: not even the other half of a file. */
    private static boolean isNew(ModelFile file, Publication upload) {
        return Collections.disjoint(file.defines(), upload.defines());
    }
}
