package io.tierline.process.forms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/** All forms of the models. */
@Component
class Forms {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final Map<String, FormDefinition> all;

    Forms(List<FormDefinition> definitions) {
        this.all = definitions.stream()
                .collect(Collectors.toMap(
                        FormDefinition::id,
                        form -> form,
                        (one, other) -> {
                            throw new IllegalStateException("Two forms are named " + one.id());
                        },
                        TreeMap::new));
    }

    /** The form that an element of a model has; empty without one, and for a form of a process owner's own. */
    Optional<FormDefinition> of(ModelElementInstance element) {
        return Optional.ofNullable(element.getAttributeValueNs(CAMUNDA, "formRef"))
                .map(all::get);
    }

    Set<String> ids() {
        return all.keySet();
    }

    FormDefinition get(String id) {
        return all.get(id);
    }
}
