package io.tierline.engine.commands;

import java.util.Set;
import org.camunda.bpm.engine.runtime.DeserializationTypeValidator;

/** The only classes of which a stored or sent value may be made: plain values, and collections of them. */
class PlainTypes implements DeserializationTypeValidator {

    private static final Set<String> ALLOWED = Set.of(
            "java.lang.String",
            "java.lang.Boolean",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Short",
            "java.lang.Double",
            "java.util.ArrayList",
            "java.util.LinkedHashMap",
            "java.util.HashMap");

    @Override
    public boolean validate(String type) {
        return ALLOWED.contains(type);
    }
}
