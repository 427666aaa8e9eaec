package io.tierline.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** How a caller is turned away: problem details, as everywhere in the API. */
@Component
class TurnedAway {

    private final ObjectMapper json;

    TurnedAway(ObjectMapper json) {
        this.json = json;
    }

    /** Nobody is signed in, or the password is wrong. Whether such a user exists is not told. */
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
                "Sign in with HTTP basic: a user of Tierline and their password.");
    }

    void notAllowed(HttpServletRequest request, HttpServletResponse response, Exception reason) throws IOException {
        write(
                request,
                response,
                HttpStatus.FORBIDDEN,
                "forbidden",
                "You are signed in, but your groups do not allow this.");
    }

    private void write(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String type, String detail)
            throws IOException {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:tierline:problem:" + type));
        problem.setInstance(URI.create(request.getRequestURI()));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
