package io.tierline.models;

import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;

/** A {@code .dmn} file. */
record DecisionFile(String name, byte[] content, DmnModelInstance model) implements ModelFile {

    /** @throws RuntimeException when it is no DMN */
    static DecisionFile read(String name, byte[] content) {
        Expressions.root(content); // Refuses what only a more lenient reader would take.
        return new DecisionFile(name, content, Dmn.readModelFromStream(new ByteArrayInputStream(content)));
    }

    Collection<Decision> decisions() {
        return model.getModelElementsByType(Decision.class);
    }

    @Override
    public Set<Ref> defines() {
        return decisions().stream()
                .map(decision -> Ref.decision(decision.getId()))
                .collect(Collectors.toSet());
    }
}
