package io.tierline.tokens;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a token may be used for. What a door needs is said in package {@code security}. */
public enum TokenScope {
    TICKETS_WRITE("tickets:write"),
    EVENTS_WRITE("events:write"),
    CASES_READ("cases:read"),
    FIGURES_READ("figures:read"),
    PEOPLE_READ("people:read"),
    METRICS_READ("metrics:read");

    private final String code;

    TokenScope(String code) {
        this.code = code;
    }

    /** As it stands in the API and in the database. */
    public String code() {
        return code;
    }

    public static Optional<TokenScope> of(String code) {
        return Arrays.stream(values()).filter(scope -> scope.code.equals(code)).findFirst();
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(TokenScope::code).toList();
    }
}
