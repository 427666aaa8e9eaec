package io.tierline.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/**
 * Turns away addresses that can be read in two ways, and parameters that no text can hold, before anything reads them: a
 * plain 400. Spring Security asks the same of an address, but only after others have stumbled over it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AddressFilter extends OncePerRequestFilter {

    private static final Pattern HALF_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");

    private final HttpFirewall firewall = new StrictHttpFirewall();
    private final RejectedCallers rejectedCallers;

    AddressFilter(RejectedCallers rejectedCallers) {
        this.rejectedCallers = rejectedCallers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            firewall.getFirewalledRequest(request);
        } catch (RequestRejectedException e) {
            rejectedCallers.badRequest(
                    response,
                    "This address can be read in two ways. Leave out what is doubled, escaped or follows a semicolon.");
            return;
        }
        String problem = problemOf(request.getQueryString());
        if (problem == null) {
            chain.doFilter(request, response);
        } else {
            rejectedCallers.badRequest(response, problem);
        }
    }

    /** What is wrong with a parameter in the address; null: nothing. */
    static String problemOf(String query) {
        if (query == null) {
            return null;
        }
        for (String parameter : query.split("&")) {
            String[] parts = parameter.split("=", 2);
            if (HALF_ESCAPE.matcher(parameter).find()) {
                return "The parameter \"" + shown(parts[0]) + "\" has a % that escapes nothing. Write it as %25.";
            }
            String value = UriUtils.decode(parameter, StandardCharsets.UTF_8);
            if (value.indexOf('\0') >= 0) {
                return "The parameter \"" + shown(UriUtils.decode(parts[0], StandardCharsets.UTF_8))
                        + "\" holds the character NUL, which no text can hold. Leave it out.";
            }
        }
        return null;
    }

    private static String shown(String name) {
        String clean = name.replaceAll("[^\\w.\\[\\]-]", "?");
        return clean.length() <= 60 ? clean : clean.substring(0, 60) + "...";
    }
}
