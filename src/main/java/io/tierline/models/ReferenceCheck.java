package io.tierline.models;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.dmn.instance.Output;

/** What a file refers to is published with it, or runs already. */
final class ReferenceCheck {

    private static final Pattern RESULT = Pattern.compile("decisionResult\\[0]\\.(\\w+)");

    private final Publication publication;
    private final Predicate<Ref> running;
    private final Set<Ref> defined;

    ReferenceCheck(Publication publication, Predicate<Ref> running) {
        this.publication = publication;
        this.running = running;
        this.defined = publication.defines();
    }

    void check(Problems problems) {
        Set<Ref> seen = new HashSet<>();
        for (ModelFile file : publication.files()) {
            file.defines().stream()
                    .filter(ref -> !seen.add(ref))
                    .forEach(ref -> problems.add(
                            file, "", "the " + ref + " is in another file too.", "Publish it in one file."));
            file.needs().stream()
                    .filter(need -> !defined.contains(need.ref()))
                    .filter(need -> need.inSameDeployment() || !running.test(need.ref()))
                    .forEach(need -> problems.add(
                            file,
                            need.element(),
                            "there is no " + need.ref() + ".",
                            "Publish the file that holds it together with this one, or correct the id."));
        }
        Map<String, Set<String>> outputs = outputs();
        publication.processes().forEach(file -> file.all(BusinessRuleTask.class).forEach(rule -> {
            Set<String> known = outputs.get(rule.getCamundaDecisionRef());
            if (known != null) {
                checkOutputs(file, rule, known, problems);
            }
        }));
    }

    private static void checkOutputs(ProcessFile file, BusinessRuleTask rule, Set<String> known, Problems problems) {
        if (rule.getExtensionElements() == null) {
            return;
        }
        Matcher result = RESULT.matcher(rule.getExtensionElements().getTextContent());
        while (result.find()) {
            if (!known.contains(result.group(1))) {
                problems.add(
                        file,
                        rule,
                        "the decision \"" + rule.getCamundaDecisionRef() + "\" has no output \"" + result.group(1)
                                + "\".",
                        "It has " + String.join(", ", known) + ".");
            }
        }
    }

    private Map<String, Set<String>> outputs() {
        Map<String, Set<String>> outputs = new HashMap<>();
        publication.decisions().forEach(file -> file.decisions().forEach(decision -> Tables.of(decision)
                .ifPresent(table -> outputs.put(
                        decision.getId(),
                        table.getOutputs().stream()
                                .map(Output::getName)
                                .filter(name -> name != null)
                                .collect(Collectors.toCollection(TreeSet::new))))));
        return outputs;
    }
}
