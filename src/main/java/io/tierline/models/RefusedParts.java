package io.tierline.models;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * What no model may hold, on whatever element it stands: scripts, Java classes, connectors and tenants. The engine reads
 * these from more elements, and from more namespaces, than a list of elements would name.
 */
final class RefusedParts {

    private static final String CLASS_TO_DO = "Use a delegate expression, such as ${notify}.";
    private static final String SCRIPT_TO_DO = "Use a delegate expression or a decision; models run no scripts.";
    private static final Map<String, String> ELEMENTS = Map.of(
            "scriptTask", "is a script task.",
            "script", "holds a script.",
            "connector", "uses a connector.");
    private static final Set<String> CLASSES =
            Set.of("class", "variableMappingClass", "variableMappingDelegateExpression", "formHandlerClass");
    private static final Set<String> SCRIPTS = Set.of("scriptFormat", "resource", "language");

    /** Where the engine knows types of its own, which run a program or send a mail. */
    private static final Set<String> BEHAVIOURS =
            Set.of("serviceTask", "sendTask", "businessRuleTask", "messageEventDefinition", "receiveTask", "task");

    private RefusedParts() {}

    private static String attribute(Element element, String name) {
        return element.getAttributeNS("http://camunda.org/schema/1.0/bpmn", name)
                + element.getAttributeNS("http://activiti.org/bpmn", name)
                + element.getAttribute(name);
    }

    static void check(ModelFile file, Problems problems) {
        Expressions.each(file.content(), (element, owner) -> {
            String refused = ELEMENTS.get(element.getLocalName());
            if (refused != null) {
                problems.add(file, owner, refused, SCRIPT_TO_DO);
            }
            if (element.getLocalName().equals("constraint")
                    && element.getAttribute("name").equals("validator")) {
                problems.add(file, owner, "names a Java class.", CLASS_TO_DO);
            }
            if (!attribute(element, "type").isEmpty() && BEHAVIOURS.contains(element.getLocalName())) {
                problems.add(
                        file,
                        owner,
                        "is of the type " + attribute(element, "type") + ".",
                        "Use a delegate expression, such as ${notify}: models run no programs and send no mail themselves.");
            }
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                checkAttribute(file, element, (Attr) element.getAttributes().item(i), owner, problems);
            }
        });
    }

    private static void checkAttribute(
            ModelFile file, Element element, Attr attribute, String owner, Problems problems) {
        String name = attribute.getLocalName();
        if (CLASSES.contains(name)) {
            problems.add(file, owner, "names a Java class.", CLASS_TO_DO);
        } else if (SCRIPTS.contains(name)) {
            problems.add(file, owner, "has a script (" + name + ").", SCRIPT_TO_DO);
        } else if (name.endsWith("TenantId")) {
            problems.add(file, owner, "names a tenant (" + name + ").", "Leave the field empty; there are no tenants.");
        } else if (name.equals("expressionLanguage") && !isFeel(attribute.getValue())) {
            problems.add(
                    file,
                    owner,
                    "its " + element.getLocalName() + " is written in " + attribute.getValue() + ".",
                    "Write it in FEEL.");
        }
    }

    private static boolean isFeel(String language) {
        String lower = language.strip().toLowerCase(Locale.ROOT);
        return lower.isEmpty() || lower.equals("feel") || lower.matches("https?://www\\.omg\\.org/spec/.*feel/?");
    }
}
