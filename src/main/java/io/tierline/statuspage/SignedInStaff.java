package io.tierline.statuspage;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Finds out whether one of our people has opened a customer's page. Implemented where sign-in is known. */
public interface SignedInStaff {

    /** Who is signed in, by a web application's session or by what the request carries; empty for a customer. */
    Optional<Staff> of(HttpServletRequest request);

    /**
     * @param id the user id
     * @param formToken what a form of theirs has to carry, or null where no cookie speaks for them
     */
    record Staff(String id, String formToken) {

        /** The form's field with the token. */
        static final String FIELD = "staff";

        /** Whether they have sent the form themselves, and no foreign page in their browser. */
        boolean sent(HttpServletRequest request) {
            String given = request.getParameter(FIELD);
            return formToken == null
                    || given != null
                            && MessageDigest.isEqual(
                                    given.getBytes(StandardCharsets.UTF_8), formToken.getBytes(StandardCharsets.UTF_8));
        }
    }
}
