package io.tierline.models;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Finds every expression of a model, wherever the engine would evaluate one. */
final class Expressions {

    /** What stands beside the diagram: the one text in which a dollar is always a dollar. */
    private static final String ANNOTATION = "textAnnotation";

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");

    private Expressions() {}

    /**
     * An expression.
     *
     * @param body what stands between the braces
     * @param holder the XML element that holds it, such as {@code taskListener}
     * @param attribute its attribute, or empty when it is the element's text
     * @param owner id and name of the element of the model that it belongs to
     */
    record Found(String body, String holder, String attribute, String owner) {}

    static List<Found> of(byte[] content) {
        List<Found> found = new ArrayList<>();
        walk(root(content), "", found);
        return found;
    }

    /** @throws IllegalArgumentException when it is no XML, or has a document type, in which anything may hide */
    static Element root(byte[] content) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(content))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new IllegalArgumentException("It is no XML without a document type", e);
        }
    }

    /** Calls for each XML element of a file, with id and name of the element of the model that it belongs to. */
    static void each(byte[] content, BiConsumer<Element, String> visitor) {
        visit(root(content), "", visitor);
    }

    private static void visit(Element element, String ownerAbove, BiConsumer<Element, String> visitor) {
        String owner = ownerOf(element, ownerAbove);
        visitor.accept(element, owner);
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                visit(inner, owner, visitor);
            }
        }
    }

    private static String ownerOf(Element element, String ownerAbove) {
        return element.hasAttribute("id") && !element.getLocalName().endsWith("EventDefinition")
                ? Elements.named(element.getAttribute("id"), element.getAttribute("name"))
                : ownerAbove;
    }

    /** Which element of the model an expression of the engine was read from; empty when that cannot be told. */
    static String whereIs(String text, byte[] content) {
        List<String> owners = new ArrayList<>();
        each(content, (element, owner) -> {
            if (text(element).strip().equals(text.strip())) {
                owners.add(owner);
            }
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                if (element.getAttributes().item(i).getNodeValue().contains(text)) {
                    owners.add(owner);
                }
            }
        });
        return owners.isEmpty() ? "" : owners.get(owners.size() - 1);
    }

    private static void walk(Element element, String ownerAbove, List<Found> found) {
        String owner = ownerOf(element, ownerAbove);
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            find(attribute.getValue(), element.getLocalName(), attribute.getLocalName(), owner, found);
        }
        find(text(element), element.getLocalName(), "", owner, found);
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner && !ANNOTATION.equals(inner.getLocalName())) {
                walk(inner, owner, found);
            }
        }
    }

    /** An element's own text in one piece, as the engine has it: what comments and instructions stand between is joined. */
    private static String text(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(child.getNodeValue());
            }
        }
        return text.toString();
    }

    private static void find(String text, String holder, String attribute, String owner, List<Found> found) {
        Matcher matcher = EXPRESSION.matcher(text);
        StringBuilder rest = new StringBuilder();
        while (matcher.find()) {
            found.add(new Found(matcher.group(1).strip(), holder, attribute, owner));
            matcher.appendReplacement(rest, " ");
        }
        matcher.appendTail(rest);
        if (rest.indexOf("${") >= 0 || rest.indexOf("#{") >= 0) {
            found.add(new Found(text.strip(), holder, attribute, owner)); // one within another, or one without an end
        }
    }

    /** The element of the model that a detail belongs to. */
    static ModelElementInstance owner(ModelElementInstance detail) {
        ModelElementInstance element = detail;
        while (!(element instanceof FlowElement) && element.getParentElement() != null) {
            element = element.getParentElement();
        }
        return element;
    }
}
