package io.tierline.desk;

import io.tierline.api.FieldProblem;
import io.tierline.api.RefusedRequestException;
import io.tierline.api.StorableText;
import io.tierline.cases.Attention;
import io.tierline.cases.CaseList.Filter;
import io.tierline.cases.CaseList.Order;
import io.tierline.desk.EscalationTable.Column;
import io.tierline.desk.Overseers.Overseer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the page <i>Escalations</i> is asked for: {@code show} (what burns, or all that is open), {@code attention},
 * {@code priority}, {@code level}, {@code owner} ({@code none} for no one), {@code q}; of a table {@code columns} as well.
 */
final class EscalationsRequest {

    private static final String BURNING = "burning";
    private static final String OPEN = "open";
    private static final String NO_ONE = "none";
    private static final List<String> UNENDED = List.of("open", "waiting", "resolved");
    private static final List<String> PRIORITIES = List.of("P1", "P2", "P3", "P4");
    private static final int LONGEST = 200;

    private final Map<String, String[]> params;
    private final List<FieldProblem> problems = new ArrayList<>();

    EscalationsRequest(Map<String, String[]> params) {
        this.params = params;
    }

    /** @throws RefusedRequestException naming each parameter that is wrong */
    Filter filter(Overseer overseer) {
        List<String> owners = all("owner", null);
        Filter filter = new Filter(
                UNENDED,
                all("level", null),
                all("priority", PRIORITIES),
                List.of(),
                List.copyOf(overseer.teams()),
                owners.contains(NO_ONE) ? List.of() : owners,
                owners.contains(NO_ONE) ? false : null,
                null,
                null,
                attention(),
                Order.ATTENTION,
                text("q"));
        refuse();
        return filter;
    }

    private List<Attention> attention() {
        List<String> asked = all("attention", Attention.codes());
        String show = Optional.ofNullable(text("show")).orElse(BURNING);
        if (!show.equals(BURNING) && !show.equals(OPEN)) {
            problems.add(new FieldProblem("show", "must be burning or open"));
        }
        return Arrays.stream(Attention.values())
                .filter(reason -> asked.isEmpty() ? show.equals(BURNING) : asked.contains(reason.code()))
                .toList();
    }

    /** All there are where none is named. @throws RefusedRequestException for one that there is not */
    List<Column> columns() {
        List<String> codes =
                all("columns", Arrays.stream(Column.values()).map(Column::code).toList());
        refuse();
        return codes.isEmpty()
                ? List.of(Column.values())
                : codes.stream().flatMap(code -> Column.of(code).stream()).toList();
    }

    private List<String> all(String name, List<String> allowed) {
        String text = text(name);
        List<String> values = text == null
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .distinct()
                        .toList();
        if (allowed != null && !allowed.containsAll(values)) {
            problems.add(new FieldProblem(name, "must be one or more of " + String.join(", ", allowed)));
        }
        return values;
    }

    /** Null for none. */
    private String text(String name) {
        String[] given = params.getOrDefault(name, new String[0]);
        if (given.length == 0 || given[0].isBlank()) {
            return null;
        }
        if (given[0].length() > LONGEST || !StorableText.storable(given[0])) {
            problems.add(new FieldProblem(name, "must be text of at most 200 characters"));
            return null;
        }
        return given[0].strip();
    }

    private void refuse() {
        if (!problems.isEmpty()) {
            throw RefusedRequestException.fields(problems);
        }
    }
}
