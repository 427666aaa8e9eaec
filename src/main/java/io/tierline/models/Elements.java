package io.tierline.models;

import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** How a person finds an element of a model. */
final class Elements {

    private Elements() {}

    /** Such as {@code notify-team (Tell the team)}. */
    static String named(ModelElementInstance element) {
        return named(element.getAttributeValue("id"), element.getAttributeValue("name"));
    }

    static String named(String id, String name) {
        return name == null || name.isBlank() ? String.valueOf(id) : id + " (" + name.replaceAll("\\s+", " ") + ")";
    }
}
