package io.tierline.api.cases;

import io.tierline.api.FieldProblem;
import io.tierline.api.RefusedRequestException;
import io.tierline.api.StorableText;
import io.tierline.cases.Attention;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseList;
import io.tierline.cases.CaseList.Order;
import io.tierline.cases.ListPlace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which page of which cases is asked for. */
record ListRequest(CaseList.Filter filter, int page, ListPlace after, int size) {

    private static final List<String> NAMES = List.of(
            "state",
            "tier",
            "priority",
            "category",
            "customer",
            "breached",
            "attention",
            "sort",
            "q",
            "page",
            "after",
            "size");
    private static final List<String> STATES =
            Arrays.stream(State.values()).map(State::code).toList();
    private static final Map<String, Order> SORTS =
            new TreeMap<>(Map.of("newest", Order.NEWEST, "urgent", Order.URGENT, "attention", Order.ATTENTION));
    private static final int USUAL_SIZE = 50;
    private static final int LARGEST_SIZE = 200;
    private static final int LAST_PAGE = 1_000_000;
    private static final int LONGEST = 200;

    /** @throws Refusal naming each parameter that is wrong or unknown */
    static ListRequest read(Map<String, String[]> params) {
        return new Reader(params).read();
    }

    /** How many cases stand before the page. */
    long from() {
        return (long) page * size;
    }

    private static final class Reader {
        private final Map<String, String[]> params;
        private final List<FieldProblem> problems = new ArrayList<>();

        Reader(Map<String, String[]> params) {
            this.params = params;
        }

        ListRequest read() {
            params.keySet().stream()
                    .filter(name -> !NAMES.contains(name))
                    .forEach(name ->
                            wrong(name, "is not a parameter of the list; there are " + String.join(", ", NAMES)));
            Order order = order();
            int size = number("size", 1, LARGEST_SIZE, USUAL_SIZE);
            ListRequest request = new ListRequest(
                    new CaseList.Filter(
                            oneOf("state", STATES),
                            all("tier"),
                            oneOf("priority", TicketRequest.PRIORITIES),
                            all("category"),
                            List.of(),
                            List.of(),
                            null,
                            one("customer"),
                            yesOrNo(),
                            attention(),
                            order,
                            one("q")),
                    number("page", 0, LAST_PAGE, 0),
                    after(order),
                    size);
            if (request.from() >= CaseList.COUNTED) {
                wrong(
                        "page",
                        "must begin before the %dth case; go on with \"after\": each page tells in \"next\" what to give there"
                                .formatted(CaseList.COUNTED));
            }
            if (request.page() > 0 && request.after() != null) {
                wrong("after", "cannot be given together with page");
            }
            if (!problems.isEmpty()) {
                throw RefusedRequestException.fields(problems);
            }
            return request;
        }

        private void wrong(String name, String message) {
            problems.add(new FieldProblem(name, message));
        }

        private List<String> all(String name) {
            List<String> values = Arrays.stream(params.getOrDefault(name, new String[0]))
                    .flatMap(value -> Arrays.stream(value.split(",")))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .distinct()
                    .toList();
            if (values.stream().anyMatch(value -> value.length() > LONGEST || !StorableText.storable(value))) {
                wrong(name, "must be text of at most 200 characters");
                return List.of();
            }
            return values;
        }

        private List<String> oneOf(String name, List<String> allowed) {
            List<String> values = all(name);
            if (!allowed.containsAll(values)) {
                wrong(name, "must be one or more of " + String.join(", ", allowed));
            }
            return values;
        }

        /** Here a comma is part of the value. */
        private String one(String name) {
            String[] values = params.getOrDefault(name, new String[0]);
            if (values.length > 1) {
                wrong(name, "must be given once");
            }
            if (values.length == 0 || values[0].isBlank()) {
                return null;
            }
            if (values[0].length() > LONGEST || !StorableText.storable(values[0])) {
                wrong(name, "must be text of at most 200 characters");
            }
            return values[0].strip();
        }

        private List<Attention> attention() {
            List<String> codes = oneOf("attention", Attention.codes());
            return Arrays.stream(Attention.values())
                    .filter(reason -> codes.contains(reason.code()))
                    .toList();
        }

        /** What burns is sorted by how soon it has to be put out, unless asked for otherwise. */
        private Order order() {
            String sort = one("sort");
            if (sort != null && !SORTS.containsKey(sort)) {
                wrong("sort", "must be one of " + String.join(", ", SORTS.keySet()));
            }
            return sort == null
                    ? params.containsKey("attention") ? Order.URGENT : Order.NEWEST
                    : SORTS.getOrDefault(sort, Order.NEWEST);
        }

        private ListPlace after(Order order) {
            String code = one("after");
            if (code == null) {
                return null;
            }
            if (order == Order.ATTENTION) {
                wrong("after", "cannot be given with the order attention, which changes as time goes on: use page");
                return null;
            }
            return ListPlace.read(code)
                    .filter(place -> place.urgentFirst() == (order == Order.URGENT))
                    .orElseGet(() -> {
                        wrong("after", "must be what a page of the same list told in \"next\"");
                        return null;
                    });
        }

        private Boolean yesOrNo() {
            String value = one("breached");
            if (value != null && !value.equals("true") && !value.equals("false")) {
                wrong("breached", "must be true or false");
            }
            return value == null ? null : Boolean.valueOf(value);
        }

        private int number(String name, int least, int most, int usual) {
            String value = one(name);
            if (value == null) {
                return usual;
            }
            if (value.matches("[0-9]{1,9}")) {
                int number = Integer.parseInt(value);
                if (number >= least && number <= most) {
                    return number;
                }
            }
            wrong(name, "must be a whole number from %d to %d".formatted(least, most));
            return usual;
        }
    }
}
