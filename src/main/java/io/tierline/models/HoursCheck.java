package io.tierline.models;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * A criterion that asks how many hours a case is open holds when they have passed, not when a person next touches the
 * case: each such number of hours is one at which "Check again" has the criteria checked.
 */
final class HoursCheck implements ModelChecks.FileCheck<DecisionFile> {

    private static final String CHECK_AGAIN = "check-again";
    private static final String HOURS = "facts.hoursOpen";
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    @Override
    public void check(DecisionFile file, Problems problems) {
        DecisionTable again = file.decisions().stream()
                .filter(decision -> CHECK_AGAIN.equals(decision.getId()))
                .findFirst()
                .flatMap(Tables::of)
                .orElse(null);
        if (again == null) {
            return;
        }
        Set<Integer> checked = checked(file, again, problems);
        for (Decision decision : file.decisions()) {
            if (!CHECK_AGAIN.equals(decision.getId())) {
                Tables.of(decision).ifPresent(table -> check(file, decision, table, checked, problems));
            }
        }
    }

    /** Follows the table from the case's opening on: each answer is the instant of the next question. */
    private static Set<Integer> checked(DecisionFile file, DecisionTable again, Problems problems) {
        Set<Integer> checked = new HashSet<>();
        int hours = 0;
        for (Integer next = answer(again, hours); next != null; next = answer(again, hours)) {
            if (next <= hours) {
                problems.add(
                        file,
                        CHECK_AGAIN,
                        "after " + hours + " hours it says " + next + ", which has passed by then.",
                        "Say a later hour, or null when time alone changes nothing any more.");
                break;
            }
            checked.add(next);
            hours = next;
        }
        return checked;
    }

    private static Integer answer(DecisionTable table, int hours) {
        for (Rule rule : table.getRules()) {
            int column = 0;
            boolean fits = true;
            for (Input input : table.getInputs()) {
                String condition = Tables.condition(rule, column++);
                fits &= !asksForHours(input) || Feel.matches(condition, (double) hours);
            }
            if (fits) {
                Object answer = Feel.value(
                        Tables.text(rule.getOutputEntries().iterator().next().getText()));
                return answer instanceof Number number ? number.intValue() : null;
            }
        }
        return null;
    }

    private static void check(
            DecisionFile file, Decision decision, DecisionTable table, Set<Integer> checked, Problems problems) {
        int index = 0;
        for (Rule rule : table.getRules()) {
            String where = Tables.rule(decision, index++);
            int column = 0;
            for (Input input : table.getInputs()) {
                String condition = Tables.condition(rule, column++);
                if (asksForHours(input)) {
                    turns(condition).stream()
                            .filter(turn -> !checked.contains(turn))
                            .forEach(turn -> problems.add(
                                    file,
                                    where,
                                    "it changes after " + turn + " hours, and nothing checks it then.",
                                    "Add a row to \"Check again\" that leads to " + turn + "."));
                }
            }
        }
    }

    /** The hours at which a condition begins or ceases to hold. */
    private static List<Integer> turns(String condition) {
        List<Integer> turns = new ArrayList<>();
        Matcher number = NUMBER.matcher(condition);
        while (number.find()) {
            int named = Integer.parseInt(number.group());
            for (int hour : new int[] {named, named + 1}) {
                boolean turn = hour > 0
                        && Feel.matches(condition, (double) hour) != Feel.matches(condition, (double) (hour - 1));
                if (turn && !turns.contains(hour)) {
                    turns.add(hour);
                }
            }
        }
        return turns;
    }

    private static boolean asksForHours(Input input) {
        return HOURS.equals(Tables.text(input.getInputExpression().getText()));
    }
}
