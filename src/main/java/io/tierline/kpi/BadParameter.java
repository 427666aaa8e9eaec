package io.tierline.kpi;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/** A parameter that cannot be used; the message says what it must be. */
class BadParameter extends IllegalArgumentException implements ErrorResponse {

    private final String parameter;
    private final String must;

    BadParameter(String parameter, String must) {
        super("Parameter \"" + parameter + "\" " + must + ".");
        this.parameter = parameter;
        this.must = must;
    }

    String parameter() {
        return parameter;
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return HttpStatus.BAD_REQUEST;
    }

    @Override
    public ProblemDetail getBody() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(getStatusCode(), getMessage());
        problem.setProperty("errors", List.of(Map.of("field", parameter, "message", must)));
        return problem;
    }
}
