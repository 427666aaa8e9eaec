package io.tierline.security;

import io.tierline.tokens.ApiToken;
import io.tierline.tokens.ApiTokens;
import io.tierline.tokens.TokenScope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs a machine in with {@code Authorization: Bearer tl_...}, at the API and at the metrics. Other bearer tokens are
 * left alone.
 */
class TokenFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final ApiTokens tokens;
    private final RejectedCallers rejectedCallers;

    TokenFilter(ApiTokens tokens, RejectedCallers rejectedCallers) {
        this.tokens = tokens;
        this.rejectedCallers = rejectedCallers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String sent = token(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (sent == null) {
            chain.doFilter(request, response);
            return;
        }
        // Elsewhere it is not even looked at: no answer there tells whether it is a good one.
        Optional<ApiToken> token = isForTokens(request) ? tokens.use(sent) : Optional.empty();
        if (token.isEmpty()) {
            rejectedCallers.unknownToken(request, response);
            return;
        }
        Optional<TokenScope> needed = TokenScopes.needed(request);
        if (needed.isEmpty() || !token.get().scopes().contains(needed.get())) {
            rejectedCallers.scopeMissing(request, response, needed.map(TokenScope::code));
            return;
        }
        signIn(token.get().account());
        chain.doFilter(request, response);
    }

    private static void signIn(String account) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                account, null, List.of(new SimpleGrantedAuthority(Groups.INTEGRATION))));
        SecurityContextHolder.setContext(context);
    }

    private static String token(String header) {
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        String token = header.substring(BEARER.length()).strip();
        return token.startsWith(ApiTokens.PREFIX) ? token : null;
    }

    private static boolean isForTokens(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.startsWith("/api/") || path.equals("/actuator/prometheus");
    }
}
