package io.tierline.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.stereotype.Component;

/**
 * Reads who is signed in to the web applications. These keep it in the HTTP session under names of their own, in internal
 * classes: all use of them is here. Never creates a session.
 */
@Component
class WebSession {

    private static final String ENGINE = "default";

    /** In milliseconds, as {@code camunda.bpm.webapp.auth.cache.time-to-live}: who was deleted is signed in no more. */
    private static final long CHECKED_AGAIN = 30_000;

    private static final String ALGORITHM = "HmacSHA256";

    private static final String SECRET = WebSession.class.getName() + ".secret";

    private final SecureRandom random = new SecureRandom();

    /** @param groups the ids of the groups they are in */
    record SignedIn(String user, List<String> groups) {}

    /** Who is signed in, if a user is. */
    Optional<String> user(HttpServletRequest request) {
        return signedIn(request).map(SignedIn::user);
    }

    Optional<SignedIn> signedIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Authentications all = session == null ? null : AuthenticationUtil.getAuthsFromSession(session);
        if (all == null) {
            return Optional.empty();
        }
        AuthenticationUtil.updateCache(all, session, CHECKED_AGAIN);
        return Optional.ofNullable(all.getAuthenticationForProcessEngine(ENGINE))
                .filter(UserAuthentication.class::isInstance)
                .map(UserAuthentication.class::cast)
                .map(found -> new SignedIn(found.getName(), List.copyOf(found.getGroupIds())));
    }

    /** What the web applications' own scripts send along with what they write; null before one was made. */
    String csrfToken(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (String) session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
    }

    /**
     * What proves that a form comes from a page that this session was shown. It is bound to the page's path: the token of
     * one page is of no use on another.
     */
    String formToken(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        String[] path = request.getRequestURI().split("/", 4);
        String page = path.length > 2 ? path[2] : "";
        return HexFormat.of().formatHex(mac(secret(session), page));
    }

    private byte[] secret(HttpSession session) {
        synchronized (session.getId().intern()) {
            if (session.getAttribute(SECRET) instanceof byte[] known) {
                return known;
            }
            byte[] made = new byte[32];
            random.nextBytes(made);
            session.setAttribute(SECRET, made);
            return made;
        }
    }

    private static byte[] mac(byte[] secret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
