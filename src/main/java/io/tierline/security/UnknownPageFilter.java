package io.tierline.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The page of a web application or of an engine that is not there. The web applications' own filter looks for it until it
 * fails, and answers 500.
 */
final class UnknownPageFilter implements RequestMatcher {

    private static final Pattern PAGE = Pattern.compile("/camunda/app/([\\w-]+)/([\\w-]+)/?");
    private static final Set<String> APPLICATIONS = Set.of("tasklist", "cockpit", "admin", "welcome");
    private static final String ENGINE = "default";

    @Override
    public boolean matches(HttpServletRequest request) {
        Matcher page = PAGE.matcher(
                request.getRequestURI().substring(request.getContextPath().length()));
        return page.matches()
                && !(APPLICATIONS.contains(page.group(1)) && page.group(2).equals(ENGINE));
    }
}
