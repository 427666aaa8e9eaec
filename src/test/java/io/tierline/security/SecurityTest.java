package io.tierline.security;

import io.tierline.TierlineTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Stories at Tierline's doors, told over the wire. */
abstract class SecurityTest extends TierlineTest {

    @LocalServerPort
    private int port;

    @Autowired
    private SignIn signIn;

    /** What another test has tried does not count. */
    @BeforeEach
    void nobodyHasTriedYet() {
        signIn.forgiveAll();
    }

    /** A program or person with HTTP basic, with the password of the trial. */
    protected Caller as(String user) {
        return anybody().with(user, DemoPeople.PASSWORD);
    }

    protected Caller anybody() {
        return new Caller(port);
    }

    protected Caller inBrowser(String user, String application) {
        Caller browser = anybody();
        browser.signIn(user, application);
        // The session is a new one, with a CSRF token of its own.
        browser.get("/camunda/api/admin/auth/user/default");
        return browser;
    }

    protected int port() {
        return port;
    }
}
