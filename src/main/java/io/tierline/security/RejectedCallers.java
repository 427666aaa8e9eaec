package io.tierline.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** How a caller is turned away: problem details, as everywhere in the API. */
@Component
class RejectedCallers {

    private final ObjectMapper json;
    private final PasswordSignIn passwords;

    RejectedCallers(ObjectMapper json, PasswordSignIn passwords) {
        this.json = json;
        this.passwords = passwords;
    }

    /** No user is signed in, or the password is wrong. Whether such a user exists is not told. */
    void notSignedIn(HttpServletRequest request, HttpServletResponse response, Exception reason) throws IOException {
        if (reason instanceof SlowedDownException slowedDown) {
            response.setHeader(HttpHeaders.RETRY_AFTER, slowedDown.retryAfterSeconds());
            write(request, response, HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", reason.getMessage());
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Tierline\", charset=\"UTF-8\"");
        write(
                request,
                response,
                HttpStatus.UNAUTHORIZED,
                "unauthorized",
                passwords.areForPeople()
                        ? "Sign in with HTTP basic: a user of Tierline and their password."
                        : "People send an access token of the identity provider (Authorization: Bearer). No person's"
                                + " password is accepted here; a machine's may be, as its administrator knows.");
    }

    /** A screen whose session has ended. No browser is to ask for a password by a box of its own. */
    void sessionEnded(HttpServletRequest request, HttpServletResponse response, Exception reason) throws IOException {
        write(
                request,
                response,
                HttpStatus.UNAUTHORIZED,
                "session-ended",
                "Your session has ended. Sign in to Tasklist again; what you typed is kept.");
    }

    /** A page of another site, or one that was opened before its person signed in, wanted to write. */
    void foreignPage(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(
                request,
                response,
                HttpStatus.FORBIDDEN,
                "foreign-page",
                "This page does not belong to your session. Reload it and try again.");
    }

    /** A bearer token that is no good. */
    void wrongToken(HttpServletRequest request, HttpServletResponse response, String why) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Tierline\", error=\"invalid_token\"");
        write(request, response, HttpStatus.UNAUTHORIZED, "invalid-token", "The access token was not accepted. " + why);
    }

    /** A bearer token that is good, of a person who gets nothing here. */
    void refused(HttpServletRequest request, HttpServletResponse response, String why) throws IOException {
        write(request, response, HttpStatus.FORBIDDEN, "forbidden", why);
    }

    /** The token may be good: it could not be checked. */
    void providerUnreachable(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "30");
        write(
                request,
                response,
                HttpStatus.SERVICE_UNAVAILABLE,
                "identity-provider-unreachable",
                "The identity provider cannot be reached, so the access token could not be checked. Try again later.");
    }

    void notAllowed(HttpServletRequest request, HttpServletResponse response, Exception reason) throws IOException {
        write(
                request,
                response,
                HttpStatus.FORBIDDEN,
                "forbidden",
                "You are signed in, but your groups do not allow this.");
    }

    /** Whether it is unknown, revoked or expired is not told. */
    void unknownToken(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Tierline\", error=\"invalid_token\"");
        write(
                request,
                response,
                HttpStatus.UNAUTHORIZED,
                "unauthorized",
                "This token does not count here. It is unknown, revoked or expired, its account is no machine account"
                        + " any more, or this address takes no tokens: they are for /api and /actuator/prometheus.");
    }

    /** @param scope the one that is needed, or empty when no token opens this address */
    void scopeMissing(HttpServletRequest request, HttpServletResponse response, Optional<String> scope)
            throws IOException {
        write(
                request,
                response,
                HttpStatus.FORBIDDEN,
                "forbidden",
                scope.map(code -> "This needs a token with the scope " + code
                                + ". Ask an administrator for one: scopes of a token are not changed.")
                        .orElse("No token opens this address. Sign in as a person."));
    }

    /** An address, parameter or header that nothing here can read. It is not repeated: it may not even be an address. */
    void badRequest(HttpServletResponse response, String detail) throws IOException {
        write(response, problem(HttpStatus.BAD_REQUEST, "bad-request", detail));
    }

    private void write(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String type, String detail)
            throws IOException {
        ProblemDetail problem = problem(status, type, detail);
        problem.setInstance(URI.create(request.getRequestURI()));
        write(response, problem);
    }

    private static ProblemDetail problem(HttpStatus status, String type, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:tierline:problem:" + type));
        return problem;
    }

    private void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
