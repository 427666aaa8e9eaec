package io.tierline.limits;

import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/** A body that is too large, too slow, or one too many; thrown where it is read. */
public final class BodyRefusedException extends RuntimeException implements ErrorResponse {

    private static final String SOON = "2";

    private final transient ProblemDetail body;

    private BodyRefusedException(HttpStatus status, String type, String title, String detail) {
        super(detail);
        body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create("urn:tierline:problem:" + type));
        body.setTitle(title);
    }

    static BodyRefusedException tooLarge(long most) {
        String size = most >= 1024 * 1024 ? most / (1024 * 1024) + " MB" : most / 1024 + " KB";
        return new BodyRefusedException(
                HttpStatus.PAYLOAD_TOO_LARGE,
                "too-large",
                "The body is too large",
                "Here it may have " + size + ". Nothing was done.");
    }

    static BodyRefusedException tooSlow() {
        return new BodyRefusedException(
                HttpStatus.REQUEST_TIMEOUT,
                "too-slow",
                "The body took too long",
                "It did not arrive in time. Nothing was done; send it again.");
    }

    static BodyRefusedException tooMany() {
        return new BodyRefusedException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "busy",
                "Too many bodies are arriving",
                "Nothing was done. Send it again after the seconds in Retry-After.");
    }

    /** In one word, as the counter tells it. */
    String reason() {
        String type = body.getType().toString();
        return type.substring(type.lastIndexOf(':') + 1);
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return HttpStatusCode.valueOf(body.getStatus());
    }

    @Override
    public HttpHeaders getHeaders() {
        HttpHeaders headers = new HttpHeaders();
        if (getStatusCode().value() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            headers.set(HttpHeaders.RETRY_AFTER, SOON);
        }
        return headers;
    }

    @Override
    public ProblemDetail getBody() {
        return body;
    }
}
