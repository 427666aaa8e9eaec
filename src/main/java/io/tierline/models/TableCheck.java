package io.tierline.models;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * A decision has an answer for every case, and where one answer is meant, only one. Tried with the values that the rules
 * name, with one that none names, and with none at all.
 */
final class TableCheck implements ModelChecks.FileCheck<DecisionFile> {

    private static final int MOST_TOLD = 3;
    private static final String OTHER = "any other";
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    @Override
    public void check(DecisionFile file, Problems problems) {
        file.decisions().forEach(decision -> Tables.of(decision).ifPresent(table -> {
            HitPolicy policy = table.getHitPolicy();
            if (policy == null || policy == HitPolicy.UNIQUE) {
                Table tried = new Table(table);
                tried.overlaps()
                        .forEach(overlap -> problems.add(
                                file,
                                Elements.named(decision),
                                overlap + ".",
                                "Narrow one of them: exactly one rule has to fit."));
                gaps(file, decision, tried, problems);
            } else if (policy == HitPolicy.FIRST) {
                gaps(file, decision, new Table(table), problems);
            }
        }));
    }

    private static void gaps(DecisionFile file, Decision decision, Table tried, Problems problems) {
        tried.gaps()
                .forEach(gap -> problems.add(
                        file,
                        Elements.named(decision),
                        "no rule fits " + gap + ".",
                        "Add a rule for it, or widen one."));
    }

    /** A table, with the values that each input is tried with and the rules that each value fits. */
    private static final class Table {

        private final List<Input> inputs;
        private final int rules;
        private final List<List<Object>> values = new ArrayList<>();
        private final List<List<BitSet>> fits = new ArrayList<>();

        /** Of each input the rules that ask for nothing from there on. */
        private final List<BitSet> open = new ArrayList<>();

        Table(DecisionTable table) {
            inputs = List.copyOf(table.getInputs());
            rules = table.getRules().size();
            for (int i = 0; i < inputs.size(); i++) {
                int input = i;
                List<String> conditions = table.getRules().stream()
                        .map((Rule rule) -> Tables.condition(rule, input))
                        .toList();
                List<Object> tried =
                        values(conditions, inputs.get(i).getInputExpression().getTypeRef());
                values.add(tried);
                fits.add(tried.stream().map(value -> fitting(conditions, value)).toList());
                open.add(open(table, input));
            }
        }

        private static BitSet open(DecisionTable table, int from) {
            BitSet open = new BitSet();
            int index = 0;
            for (Rule rule : table.getRules()) {
                open.set(
                        index++,
                        IntStream.range(from, table.getInputs().size())
                                .allMatch(input -> Tables.condition(rule, input).isEmpty()));
            }
            return open;
        }

        private static List<Object> values(List<String> conditions, String type) {
            List<Object> values = new ArrayList<>();
            if (conditions.stream().allMatch(String::isEmpty)) {
                values.add(null);
                return values;
            }
            if ("boolean".equals(type)) {
                values.addAll(List.of(true, false));
            } else if (Set.of("integer", "long", "double", "number").contains(String.valueOf(type))) {
                conditions.forEach(condition -> numbers(condition, values));
            } else {
                Set<String> named = new TreeSet<>();
                for (String condition : conditions) {
                    Matcher text = TEXT.matcher(condition);
                    while (text.find()) {
                        named.add(text.group(1));
                    }
                }
                values.addAll(named);
                values.add(OTHER);
            }
            values.add(null);
            return values;
        }

        private static void numbers(String condition, List<Object> values) {
            Matcher number = NUMBER.matcher(condition);
            while (number.find()) {
                double named = Double.parseDouble(number.group());
                for (double near : new double[] {named - 1, named, named + 1}) {
                    if (!values.contains(near)) {
                        values.add(near);
                    }
                }
            }
        }

        private static BitSet fitting(List<String> conditions, Object value) {
            BitSet fitting = new BitSet();
            IntStream.range(0, conditions.size())
                    .filter(rule -> Feel.matches(conditions.get(rule), value))
                    .forEach(fitting::set);
            return fitting;
        }

        /** Pairs of rules that fit the same case. */
        List<String> overlaps() {
            List<String> overlaps = new ArrayList<>();
            for (int one = 0; one < rules; one++) {
                for (int other = one + 1; other < rules && overlaps.size() < MOST_TOLD; other++) {
                    String example = example(one, other);
                    if (example != null) {
                        overlaps.add("rules " + (one + 1) + " and " + (other + 1) + " both fit " + example);
                    }
                }
            }
            return overlaps;
        }

        private String example(int one, int other) {
            List<String> example = new ArrayList<>();
            for (int input = 0; input < inputs.size(); input++) {
                int both = -1;
                for (int value = 0; value < fits.get(input).size() && both < 0; value++) {
                    BitSet fitting = fits.get(input).get(value);
                    both = fitting.get(one) && fitting.get(other) ? value : -1;
                }
                if (both < 0) {
                    return null;
                }
                example.add(told(input, both));
            }
            return sentence(example);
        }

        /** Cases that no rule fits. */
        List<String> gaps() {
            List<String> gaps = new ArrayList<>();
            BitSet all = new BitSet();
            all.set(0, rules);
            find(0, all, new ArrayList<>(), gaps, new HashSet<>());
            return gaps;
        }

        private void find(int input, BitSet left, List<String> path, List<String> gaps, Set<String> seen) {
            if (gaps.size() == MOST_TOLD || !seen.add(input + ":" + left)) {
                return;
            }
            if (left.isEmpty()) {
                gaps.add(sentence(path));
                return;
            }
            if (input == inputs.size() || left.intersects(open.get(input))) {
                return;
            }
            for (int value = 0; value < values.get(input).size(); value++) {
                BitSet next = (BitSet) left.clone();
                next.and(fits.get(input).get(value));
                path.add(told(input, value));
                find(input + 1, next, path, gaps, seen);
                path.remove(path.size() - 1);
            }
        }

        private String told(int input, int value) {
            if (values.get(input).size() == 1) {
                return "";
            }
            Object tried = values.get(input).get(value);
            String label = Tables.label(inputs.get(input));
            if (tried == null) {
                return label + " unknown";
            }
            return label + " " + (tried.equals(OTHER) || !(tried instanceof String) ? tried : "\"" + tried + "\"");
        }

        private static String sentence(List<String> parts) {
            String all = String.join(
                    ", ", parts.stream().filter(part -> !part.isEmpty()).toList());
            return all.isEmpty() ? "every case" : all;
        }
    }
}
