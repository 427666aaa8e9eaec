package io.tierline.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.tierline.tokens.TokenScope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Which scope a request needs. What is not named here is for no token. A token opens no more than its account may do: the
 * rules in {@link SecurityConfiguration} come on top.
 */
final class TokenScopes {

    private record Rule(RequestMatcher request, TokenScope scope) {}

    private static final List<Rule> RULES = List.of(
            rule(GET, "/actuator/prometheus", TokenScope.METRICS_READ),
            rule(POST, "/api/v1/tickets", TokenScope.TICKETS_WRITE),
            rule(POST, "/api/v1/escalations/*/events", TokenScope.EVENTS_WRITE),
            rule(POST, "/api/v1/escalations/*/attachments", TokenScope.EVENTS_WRITE),
            rule(PUT, "/api/v1/escalations/*/watchers/*", TokenScope.EVENTS_WRITE),
            rule(DELETE, "/api/v1/escalations/*/watchers/*", TokenScope.EVENTS_WRITE),
            rule(GET, "/api/v1/escalations/**", TokenScope.CASES_READ),
            rule(GET, "/api/v1/problems/**", TokenScope.CASES_READ),
            rule(GET, "/api/v1/kpis/**", TokenScope.FIGURES_READ),
            rule(GET, "/api/v1/people/**", TokenScope.PEOPLE_READ),
            rule(GET, "/api/v1/rota/**", TokenScope.PEOPLE_READ),
            rule(GET, "/api/v1/on-call/**", TokenScope.PEOPLE_READ),
            rule(GET, "/api/v1/on-call.ics", TokenScope.PEOPLE_READ));

    private TokenScopes() {}

    static Optional<TokenScope> needed(HttpServletRequest request) {
        return RULES.stream()
                .filter(rule -> rule.request().matches(request))
                .map(Rule::scope)
                .findFirst();
    }

    private static Rule rule(HttpMethod method, String path, TokenScope scope) {
        return new Rule(PathPatternRequestMatcher.withDefaults().matcher(method, path), scope);
    }
}
