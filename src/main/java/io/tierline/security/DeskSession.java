package io.tierline.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows people on Tierline's own screens by their session of the web applications. What writes carries the session's CSRF
 * token, as the web applications' own scripts send it; each answer has it as a header, for the next time.
 */
class DeskSession extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String TOKEN = "X-XSRF-TOKEN";

    private final WebSession sessions;
    private final RejectedCallers rejectedCallers;

    DeskSession(WebSession sessions, RejectedCallers rejectedCallers) {
        this.sessions = sessions;
        this.rejectedCallers = rejectedCallers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<WebSession.SignedIn> who = sessions.signedIn(request);
        if (who.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        String token = sessions.csrfToken(request);
        if (!READING.contains(request.getMethod()) && !same(token, request.getHeader(TOKEN))) {
            rejectedCallers.foreignPage(request, response);
            return;
        }
        if (token != null) {
            response.setHeader(TOKEN, token);
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                who.get().user(),
                null,
                AuthorityUtils.createAuthorityList(who.get().groups())));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private static boolean same(String token, String sent) {
        return token != null
                && sent != null
                && MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}
