package io.tierline.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A parameter that cannot be used; the message says what it must be. */
public class BadParameterException extends ErrorResponseException {

    public BadParameterException(String parameter, String must) {
        super(HttpStatus.BAD_REQUEST, problem(parameter, must), null);
    }

    private static ProblemDetail problem(String parameter, String must) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "Parameter \"" + parameter + "\" " + must + ".");
        problem.setType(URI.create("urn:tierline:problem:invalid-fields"));
        problem.setTitle("Some fields are wrong");
        problem.setProperty("errors", List.of(Map.of("field", parameter, "message", must)));
        return problem;
    }
}
