package io.tierline.models;

import io.tierline.process.timers.SlaTimers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Expressions are short enough to read aloud, and everything that they name exists. */
final class ExpressionCheck implements ModelChecks.FileCheck<ProcessFile> {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern CALL = Pattern.compile("([A-Za-z_]\\w*)\\.(\\w+)\\(([^()]*)\\)");
    private static final Pattern COMPARISON =
            Pattern.compile("!?\\s*\\w+(\\s*(==|!=|<=|>=|<|>)\\s*('[^']*'|-?\\d+(\\.\\d+)?|true|false|null))?");
    private static final Pattern RESULT = Pattern.compile("decisionResult\\[0]\\.\\w+");
    private static final String BUSINESS_KEY = "execution.processBusinessKey";
    private static final String SHAPES =
            "Write ${variable}, one comparison such as ${outcome == 'resolved'}, a question"
                    + " such as ${caseFile.reviewNeeded(execution)}, or ${decisionResult[0].output}.";

    private final ModelBeans beans;

    ExpressionCheck(ModelBeans beans) {
        this.beans = beans;
    }

    @Override
    public void check(ProcessFile file, Problems problems) {
        for (Expressions.Found found : Expressions.of(file.content())) {
            if (found.attribute().equals("delegateExpression")) {
                checkBean(file, found, problems);
            } else {
                checkShape(file, found, problems);
            }
        }
    }

    /** What the engine's parser has found in a file: each text is plain, or holds only expressions that models may use. */
    void checkParsed(ProcessFile file, Set<String> texts, Problems problems) {
        for (String text : texts) {
            String where = Expressions.whereIs(text, file.content());
            Matcher matcher = EXPRESSION.matcher(text);
            while (matcher.find()) {
                checkShape(file, new Expressions.Found(matcher.group(1).strip(), "", "", where), problems);
            }
            String rest = EXPRESSION.matcher(text).replaceAll(" ");
            if (rest.contains("${") || rest.contains("#{")) {
                problems.add(file, where, "the expression " + text + " is not one that models may use.", SHAPES);
            }
        }
    }

    private void checkBean(ProcessFile file, Expressions.Found found, Problems problems) {
        Class<?> wanted =
                switch (found.holder()) {
                    case "taskListener" -> TaskListener.class;
                    case "executionListener" -> ExecutionListener.class;
                    default -> JavaDelegate.class;
                };
        Optional<Class<?>> type = beans.type(found.body());
        if (type.isEmpty() || !wanted.isAssignableFrom(type.get())) {
            problems.add(
                    file,
                    found.owner(),
                    "there is no step ${" + found.body() + "}"
                            + (type.isEmpty() ? "." : " that can be used as " + found.holder() + "."),
                    "There are " + beans.names(wanted) + ".");
        }
    }

    private void checkShape(ProcessFile file, Expressions.Found found, Problems problems) {
        String body = found.body();
        Matcher call = CALL.matcher(body);
        if (call.matches()) {
            checkCall(file, found, call, problems);
        } else if (!NAME.matcher(body).matches()
                && !COMPARISON.matcher(body).matches()
                && !RESULT.matcher(body).matches()
                && !BUSINESS_KEY.equals(body)) {
            problems.add(file, found.owner(), "the expression ${" + body + "} is not one that models may use.", SHAPES);
        }
    }

    private void checkCall(ProcessFile file, Expressions.Found found, Matcher call, Problems problems) {
        String bean = call.group(1);
        List<String> arguments = call.group(3).isBlank()
                ? List.of()
                : List.of(call.group(3).strip().split("\\s*,\\s*"));
        if (beans.type(bean).isEmpty()) {
            problems.add(
                    file,
                    found.owner(),
                    "in ${" + found.body() + "}, nothing is known by the name " + bean + ".",
                    "Ask caseFile about the case, or sla about its clocks.");
        } else if (!beans.hasMethod(bean, call.group(2), arguments.size())) {
            problems.add(
                    file,
                    found.owner(),
                    "in ${" + found.body() + "}, " + bean + " cannot answer " + call.group(2) + " with "
                            + arguments.size() + (arguments.size() == 1 ? " argument." : " arguments."),
                    "Compare it with the models that come with Tierline.");
        } else if (bean.equals("sla") && arguments.size() == 2) {
            checkClock(file, found, arguments.get(1), problems);
        }
    }

    private static void checkClock(ProcessFile file, Expressions.Found found, String argument, Problems problems) {
        String clock = argument.replaceAll("^'|'$", "");
        if (!SlaTimers.knows(clock)) {
            problems.add(
                    file,
                    found.owner(),
                    "there is no clock '" + clock + "'.",
                    "There are " + String.join(", ", SlaTimers.clocks()) + ", and time-at- with a level.");
        }
    }
}
