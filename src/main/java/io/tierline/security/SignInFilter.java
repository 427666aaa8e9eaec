package io.tierline.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leads a person who opens a web application without being signed in to the page where they choose how, and ends the
 * session that the identity provider has opened together with the web application's own.
 */
class SignInFilter extends OncePerRequestFilter {

    /** Asks for the web application's own form; only where people may use a password. */
    static final String WITH_PASSWORD = "password";

    /**
     * Tells a script in the web applications that their own form is of no use to a person who is signed in: it leads
     * them back to the provider, or signs them out there. Holds no secret.
     */
    static final String COOKIE = "tierline-sign-in";

    private static final String ROOT = "/camunda";
    private static final String AUTHENTICATIONS = "authenticatedUser";
    private static final Pattern PAGE = Pattern.compile("/app/(cockpit|tasklist|admin|welcome)/[A-Za-z0-9_-]+/?");
    private static final Pattern LOGOUT = Pattern.compile("/api/admin/auth/user/[^/]+/logout/?");

    private final PasswordSignIn passwords;
    private final ProviderLogout logout;

    SignInFilter(PasswordSignIn passwords, ProviderLogout logout) {
        this.passwords = passwords;
        this.logout = logout;
    }

    static String withinWebApplications(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.startsWith(ROOT) ? path.substring(ROOT.length()) : path;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = withinWebApplications(request);
        if ("POST".equals(request.getMethod()) && LOGOUT.matcher(path).matches()) {
            chain.doFilter(request, response);
            // The web application's own filter has refused a request that a foreign page has sent.
            if (response.getStatus() < 300) {
                logout.begin(request);
            }
        } else if ("GET".equals(request.getMethod()) && PAGE.matcher(path).matches()) {
            page(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void page(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean byProvider = ProviderSession.of(request).isPresent();
        if (byProvider || isSignedIn(request) || wantsPassword(request)) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE, cookie(byProvider, request).toString());
            chain.doFilter(request, response);
        } else {
            String to =
                    request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
            // A browser keeps the part behind # over this redirect, and the page takes it along.
            response.sendRedirect("/sign-in?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
        }
    }

    private boolean wantsPassword(HttpServletRequest request) {
        return passwords.areForPeople() && request.getParameter(WITH_PASSWORD) != null;
    }

    private static boolean isSignedIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                && session.getAttribute(AUTHENTICATIONS) instanceof Authentications there
                && !there.getAuthentications().isEmpty();
    }

    private static ResponseCookie cookie(boolean byProvider, HttpServletRequest request) {
        return ResponseCookie.from(COOKIE, byProvider ? "provider" : "")
                .path(ROOT)
                .maxAge(byProvider ? -1 : 0)
                .sameSite("Lax")
                .secure(request.isSecure())
                .build();
    }
}
