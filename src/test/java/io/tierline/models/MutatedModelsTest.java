package io.tierline.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.exception.NotValidException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Our own models, each with an expression, script or class hidden somewhere: in any attribute, any text, any extension, in
 * many spellings. Each is refused, or the engine's parser has made no expression of it. None sings.
 */
class MutatedModelsTest extends TierlineTest {

    private static final int MUTANTS = 300;
    private static final long SEED = Long.getLong("tierline.mutants.seed", 20_261_127);
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String CLASS = Canary.class.getName();
    private static final String CALL = "\"\".getClass().forName(\"" + CLASS + "\").newInstance()";
    private static final List<String> EXPRESSIONS = List.of(
            "${" + CALL + "}",
            "#{" + CALL + "}",
            "  ${ " + CALL + " }  ",
            "Costs ${" + CALL + "} more",
            "${true ? " + CALL + " : {}}",
            "${outcome == 'resolved' || " + CALL + " != null}",
            "${caseFile.reviewNeeded(execution)}${" + CALL + "}",
            "${sla.due(execution, " + CALL + ")}");

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TransactionTemplate transaction;

    private final Random random = new Random(SEED);

    @Test
    void no_hidden_expression_is_run() throws Exception {
        List<Path> models;
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            models = files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        }
        Canary.SUNG.set(0);
        List<String> accepted = new ArrayList<>();
        TreeMap<String, Integer> refused = new TreeMap<>();
        for (int i = 0; i < MUTANTS; i++) {
            Path model = models.get(i % models.size());
            String[] what = new String[1];
            String mutant = mutant(model, i, what);
            String said = publish(model.getFileName().toString(), mutant);
            if (said == null) {
                accepted.add(model + ": " + what[0]);
            } else {
                assertThat(said)
                        .as(model + ": " + what[0])
                        .contains(model.getFileName().toString());
                refused.merge(what[0].replaceAll(" .*", ""), 1, Integer::sum);
            }
        }
        assertThat(accepted).as("seed %d; refused %s", SEED, refused).isEmpty();
        assertThat(refused.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(MUTANTS);
        assertThat(Canary.SUNG).hasValue(0);
    }

    /** Null when it was accepted. Nothing stays: other tests go on with the models as they are. */
    private String publish(String name, String model) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            try {
                repository
                        .createDeployment()
                        .name("mutant")
                        .addString(name, model)
                        .deploy();
                return null;
            } catch (NotValidException e) {
                return e.getMessage();
            } catch (ProcessEngineException e) {
                return name + ": refused by the engine's own parser: " + e.getMessage();
            }
        });
    }

    private String mutant(Path model, int number, String[] what) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(Files.readAllBytes(model)));
        List<Consumer<Document>> ways = List.of(
                all -> attribute(all, what),
                all -> text(all, what),
                all -> documentation(all, what),
                all -> extension(all, what),
                all -> strangeAttribute(all, what));
        ways.get(number % ways.size()).accept(document);
        Transformer writer = TransformerFactory.newInstance().newTransformer();
        writer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
        StringWriter text = new StringWriter();
        writer.transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }

    private void attribute(Document document, String[] what) {
        List<Attr> attributes = new ArrayList<>();
        for (Element element : elements(document)) {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                Attr attribute = (Attr) element.getAttributes().item(i);
                if (!attribute.getName().startsWith("xmlns")
                        && !attribute.getName().matches("id|.*Ref|sourceRef")) {
                    attributes.add(attribute);
                }
            }
        }
        Attr attribute = oneOf(attributes);
        attribute.setValue(oneOf(EXPRESSIONS));
        what[0] = "attribute " + attribute.getOwnerElement().getNodeName() + "/@" + attribute.getName() + " = "
                + attribute.getValue();
    }

    private void text(Document document, String[] what) {
        List<Element> leaves = elements(document).stream()
                .filter(element -> element.getElementsByTagName("*").getLength() == 0)
                .filter(element -> !element.getTextContent().isBlank())
                .filter(element -> !element.getLocalName().matches("incoming|outgoing|flowNodeRef|text"))
                .toList();
        Element leaf = oneOf(leaves);
        leaf.setTextContent("");
        split(document, leaf, oneOf(EXPRESSIONS));
        what[0] = "text " + leaf.getNodeName();
    }

    private void documentation(Document document, String[] what) {
        Element owner = oneOf(flowNodes(document));
        Element added = document.createElementNS(owner.getNamespaceURI(), owner.getPrefix() + ":documentation");
        split(document, added, oneOf(EXPRESSIONS));
        owner.insertBefore(added, owner.getFirstChild());
        what[0] = "documentation " + owner.getAttribute("id");
    }

    private void extension(Document document, String[] what) {
        Element owner = oneOf(flowNodes(document));
        Element extensions =
                document.createElementNS(owner.getNamespaceURI(), owner.getPrefix() + ":extensionElements");
        Element listener = camunda(document, oneOf(List.of("executionListener", "taskListener")));
        listener.setAttribute("event", oneOf(List.of("start", "end", "create", "complete")));
        switch (random.nextInt(6)) {
            case 0 -> listener.setAttribute("class", CLASS);
            case 1 -> listener.setAttribute("expression", oneOf(EXPRESSIONS));
            case 2 -> listener.setAttribute("delegateExpression", oneOf(EXPRESSIONS));
            case 3 -> {
                Element script = camunda(document, "script");
                script.setAttribute("scriptFormat", oneOf(List.of("groovy", "javascript", "juel", "feel")));
                script.setTextContent(CALL);
                listener.appendChild(script);
            }
            case 4 -> {
                listener.setAttribute("delegateExpression", "${formCheck}");
                Element field = camunda(document, "field");
                field.setAttribute("name", "x");
                Element value = camunda(document, "expression");
                split(document, value, oneOf(EXPRESSIONS));
                field.appendChild(value);
                listener.appendChild(field);
            }
            default -> {
                listener = camunda(document, "inputOutput");
                Element input = camunda(document, oneOf(List.of("inputParameter", "outputParameter")));
                input.setAttribute("name", "x");
                split(document, input, oneOf(EXPRESSIONS));
                listener.appendChild(input);
            }
        }
        extensions.appendChild(listener);
        owner.insertBefore(extensions, owner.getFirstChild());
        what[0] = "extension " + owner.getAttribute("id") + " " + listener.getNodeName();
    }

    private void strangeAttribute(Document document, String[] what) {
        Element owner = oneOf(flowNodes(document));
        String name = oneOf(List.of(
                "class",
                "delegateExpression",
                "expression",
                "variableMappingClass",
                "variableMappingDelegateExpression",
                "dueDate",
                "followUpDate",
                "priority",
                "assignee",
                "candidateGroups",
                "jobPriority",
                "formKey",
                "calledElementTenantId",
                "formHandlerClass"));
        String value = name.matches("class|.*Class") ? CLASS : oneOf(EXPRESSIONS);
        owner.setAttributeNS(CAMUNDA, "camunda:" + name, value);
        what[0] = "added " + owner.getAttribute("id") + "/@" + name;
    }

    /** In one piece, in two around a comment or an instruction, as CDATA, or half of each. */
    private void split(Document document, Element element, String text) {
        int at = text.indexOf('{');
        String head = text.substring(0, at);
        String tail = text.substring(at);
        switch (random.nextInt(4)) {
            case 0 -> element.appendChild(document.createTextNode(text));
            case 1 -> {
                element.appendChild(document.createTextNode(head));
                element.appendChild(document.createComment(" c "));
                element.appendChild(document.createTextNode(tail));
            }
            case 2 -> {
                element.appendChild(document.createTextNode(head));
                element.appendChild(document.createProcessingInstruction("c", "d"));
                element.appendChild(document.createCDATASection(tail));
            }
            default -> element.appendChild(document.createCDATASection(text));
        }
    }

    private static Element camunda(Document document, String name) {
        return document.createElementNS(CAMUNDA, "camunda:" + name);
    }

    private static List<Element> flowNodes(Document document) {
        return elements(document).stream()
                .filter(element -> element.getLocalName()
                        .matches("userTask|serviceTask|sendTask|businessRuleTask|callActivity|startEvent|endEvent"
                                + "|intermediateCatchEvent|boundaryEvent|exclusiveGateway|subProcess|process"))
                .toList();
    }

    private static List<Element> elements(Document document) {
        NodeList all = document.getElementsByTagName("*");
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            elements.add((Element) all.item(i));
        }
        return elements;
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
