package io.tierline.process.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.process.model.Variables.Flag;
import io.tierline.process.model.Variables.Number;
import io.tierline.process.model.Variables.Text;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.junit.jupiter.api.Test;

/** The names that Java and the models share are the same on both sides. */
class ModelNamesTest {

    private static final List<Class<?>> NAMES = List.of(
            EscalationProcess.class,
            ProblemProcess.class,
            WorkAtTierProcess.class,
            CustomerUpdatesProcess.class,
            ReviewProcesses.class,
            DeliverMessageProcess.class,
            ManageCaseProcess.class,
            AdriftCaseProcess.class);

    /** What is neither a variable nor a name of ours in an expression. */
    private static final Set<String> WORDS = Set.of(
            "execution",
            "task",
            "true",
            "false",
            "null",
            "decisionResult",
            "caseFile",
            "problemFile",
            "sla",
            "processBusinessKey");

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern WORD = Pattern.compile("(?<![.'\\w-])[a-z]\\w*(?![\\w'(-])");

    @Test
    void every_id_and_message_that_java_names_is_in_a_model() {
        Set<String> known = models().flatMap(model -> Stream.concat(
                        model.getModelElementsByType(BaseElement.class).stream().map(BaseElement::getId),
                        model.getModelElementsByType(Message.class).stream().map(Message::getName)))
                .collect(Collectors.toSet());
        assertThat(constants(String.class)).isSubsetOf(known);
    }

    @Test
    void every_message_of_a_model_is_one_that_java_sends_and_the_other_way_round() {
        Set<String> inModels = models().flatMap(model -> model.getModelElementsByType(Message.class).stream())
                .map(Message::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> inJava = new TreeSet<>(Messages.WAKING);
        inJava.addAll(Messages.OTHER);
        Messages.STARTING.values().forEach(inJava::addAll);
        assertThat(inModels).isEqualTo(inJava);
    }

    @Test
    void every_variable_that_java_names_is_in_a_model() {
        String all = models().map(Bpmn::convertToString).collect(Collectors.joining());
        // Java passes them to the process and reads them there again; the model has no use for them.
        Set<String> javaAlone = Set.of(
                DeliverMessageProcess.DELIVERY_ID.name(),
                ProblemProcess.PROBLEM_KEY.name(),
                AdriftCaseProcess.ADRIFT.name(),
                AdriftCaseProcess.WHAT_IS_WRONG.name());
        assertThat(variables()).allSatisfy(variable -> assertThat(javaAlone.contains(variable)
                        || Pattern.compile("\\b" + variable + "\\b")
                                .matcher(all)
                                .find())
                .as(variable)
                .isTrue());
    }

    @Test
    void every_variable_of_an_expression_is_one_that_java_or_a_model_sets() {
        String all = models().map(Bpmn::convertToString).collect(Collectors.joining());
        Set<String> known = new TreeSet<>(variables());
        known.addAll(WORDS);
        find(all, "(?:target|outputParameter name|elementVariable)=\"(\\w+)\"").forEach(known::add);
        find(all, "delegateExpression=\"\\$\\{(\\w+)}").forEach(known::add);
        Matcher expression = EXPRESSION.matcher(all);
        while (expression.find()) {
            Matcher word = WORD.matcher(expression.group(1).replaceAll("'[^']*'", ""));
            while (word.find()) {
                assertThat(known).as(expression.group()).contains(word.group());
            }
        }
    }

    private static Stream<String> find(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1));
    }

    private static Stream<BpmnModelInstance> models() {
        return ShippedModels.processes().values().stream();
    }

    private static Set<String> variables() {
        return Stream.of(
                        constants(Text.class).stream().map(Text::name),
                        constants(Flag.class).stream().map(Flag::name),
                        constants(Number.class).stream().map(Number::name))
                .flatMap(names -> names)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static <T> Set<T> constants(Class<T> type) {
        return NAMES.stream()
                .flatMap(names -> Stream.of(names.getFields()))
                .filter(field -> field.getType() == type)
                .map(field -> type.cast(value(field)))
                .collect(Collectors.toSet());
    }

    private static Object value(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
