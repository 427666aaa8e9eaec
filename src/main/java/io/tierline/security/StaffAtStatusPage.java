package io.tierline.security;

import io.tierline.statuspage.SignedInStaff;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows our people on a customer's page by the session of the web applications, or by what the request carries. */
@Component
class StaffAtStatusPage implements SignedInStaff {

    private final WebSession sessions;

    StaffAtStatusPage(WebSession sessions) {
        this.sessions = sessions;
    }

    @Override
    public Optional<Staff> of(HttpServletRequest request) {
        Principal sent = request.getUserPrincipal();
        if (sent != null) {
            // No cookie is used, so no foreign page can use it; a browser that adds a password tells from where.
            return Optional.of(new Staff(sent.getName(), null));
        }
        return sessions.user(request).map(user -> new Staff(user, sessions.formToken(request)));
    }
}
