package io.tierline.models;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What the checks have found. */
final class Problems {

    private final Set<Problem> found = new LinkedHashSet<>();

    void add(ModelFile file, ModelElementInstance element, String what, String toDo) {
        add(file, Elements.named(element), what, toDo);
    }

    void add(ModelFile file, String where, String what, String toDo) {
        found.add(new Problem(file.name(), where, what, toDo));
    }

    List<Problem> list() {
        return new ArrayList<>(found);
    }
}
