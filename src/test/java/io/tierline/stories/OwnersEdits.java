package io.tierline.stories;

import io.tierline.process.model.ShippedModels;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/** What a process owner does with copies of the models that come with Tierline, before publishing them together. */
final class OwnersEdits {

    static final String SOURCE = "an owner's edits";

    private final Map<String, String> files = new TreeMap<>();

    static OwnersEdits ofAll() {
        OwnersEdits edits = new OwnersEdits();
        ShippedModels.files().keySet().forEach(edits::open);
        return edits;
    }

    OwnersEdits open(String file) {
        files.put(file, new String(ShippedModels.file(file), StandardCharsets.UTF_8));
        return this;
    }

    /** Puts a text in front of another one, which has to be there. */
    OwnersEdits before(String file, String place, String more) {
        return replace(file, place, more + place);
    }

    OwnersEdits replace(String file, String part, String by) {
        open(file, part);
        files.computeIfPresent(file, (name, text) -> text.replace(part, by));
        return this;
    }

    /** A copy of a decision table's rule, in front of it, with other texts. */
    OwnersEdits copyRule(String file, String rule, String copy, String... partsAndReplacements) {
        String text = rule(file, rule);
        return before(file, text, changed(text, partsAndReplacements).replace(rule, copy));
    }

    OwnersEdits changeRule(String file, String rule, String... partsAndReplacements) {
        String text = rule(file, rule);
        return replace(file, text, changed(text, partsAndReplacements));
    }

    private String rule(String file, String rule) {
        open(file, "<rule id=\"" + rule + "\">");
        Matcher found = Pattern.compile("<rule id=\"" + rule + "\">.*?</rule>\\s*", Pattern.DOTALL)
                .matcher(files.get(file));
        if (!found.find()) {
            throw new IllegalArgumentException(file + " has no rule " + rule);
        }
        return found.group();
    }

    private static String changed(String text, String... partsAndReplacements) {
        String other = text;
        for (int i = 0; i < partsAndReplacements.length; i += 2) {
            if (!other.contains(partsAndReplacements[i])) {
                throw new IllegalArgumentException(text + " does not hold " + partsAndReplacements[i]);
            }
            other = other.replace(partsAndReplacements[i], partsAndReplacements[i + 1]);
        }
        return other;
    }

    OwnersEdits everywhere(UnaryOperator<String> edit) {
        files.replaceAll((name, text) -> edit.apply(text));
        return this;
    }

    private void open(String file, String part) {
        if (!files.containsKey(file)) {
            open(file);
        }
        if (!files.get(file).contains(part)) {
            throw new IllegalArgumentException(file + " does not hold " + part);
        }
    }

    void publish(RepositoryService repository) {
        DeploymentBuilder deployment =
                repository.createDeployment().name(SOURCE).source(SOURCE);
        files.forEach(deployment::addString);
        deployment.deploy();
    }

    /** The shipped models are in force again. */
    static void takeBack(RepositoryService repository) {
        repository
                .createDeploymentQuery()
                .deploymentSource(SOURCE)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }
}
