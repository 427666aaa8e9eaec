package io.tierline.api;

import io.tierline.words.Saying;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request that is not done, and the caller's answer to it. */
public class RefusedRequestException extends ErrorResponseException {

    private static final String TYPE = "urn:tierline:problem:";

    private RefusedRequestException(HttpStatus status, ProblemDetail body) {
        super(status, body, null);
    }

    private static RefusedRequestException of(HttpStatus status, String type, String title, String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create(TYPE + type));
        body.setTitle(title);
        return new RefusedRequestException(status, body);
    }

    private RefusedRequestException with(String property, Object value) {
        getBody().setProperty(property, value);
        return this;
    }

    /** @param problems all there are, so that one more attempt is enough */
    public static RefusedRequestException fields(List<FieldProblem> problems) {
        String detail = problems.size() == 1
                ? "Nothing was done. Correct the field named in \"errors\" and send it again."
                : "Nothing was done. Correct the %d fields named in \"errors\" and send it again."
                        .formatted(problems.size());
        return of(HttpStatus.BAD_REQUEST, "invalid-fields", "Some fields are wrong", detail)
                .with("errors", problems);
    }

    /** @param line from 1, as is {@code column} */
    public static RefusedRequestException json(String why, int line, int column) {
        return of(
                        HttpStatus.BAD_REQUEST,
                        "malformed-json",
                        "The body is not JSON",
                        "%s (line %d, column %d). Nothing was done; correct the body and send it again."
                                .formatted(why, line, column))
                .with("line", line)
                .with("column", column);
    }

    public static RefusedRequestException body(String detail) {
        return of(HttpStatus.BAD_REQUEST, "malformed-json", "The body is not a JSON object", detail);
    }

    /** @param detail why it does not fit how the case stands, and what to do instead */
    public static RefusedRequestException doesNotFit(String detail) {
        return of(
                HttpStatus.CONFLICT,
                "does-not-fit",
                Saying.of("title.does-not-fit").now(),
                detail);
    }

    public static RefusedRequestException notAllowed(String detail) {
        return of(HttpStatus.FORBIDDEN, "forbidden", "You are not allowed to do this", detail);
    }

    public static RefusedRequestException noWindow(long id) {
        return of(
                HttpStatus.NOT_FOUND,
                "not-found",
                "There is no such maintenance window",
                "There is no maintenance window " + id + " that has not ended or been cancelled.");
    }

    public static RefusedRequestException keyReused(String usedFor) {
        return of(
                HttpStatus.CONFLICT,
                "idempotency-key-reused",
                "This Idempotency-Key was used for something else",
                "It was used on this case for an event of type " + usedFor
                        + ". Nothing was done; send the new event with a key of its own.");
    }

    public static RefusedRequestException noSuchHook(String source) {
        return of(
                HttpStatus.NOT_FOUND,
                "unknown-hook",
                "Nobody is called here",
                "There is no connector %s that is configured to be called.".formatted(source));
    }

    /** Says no more, because the caller may be an attacker; the operator finds the reason in the counter. */
    public static RefusedRequestException badSignature() {
        return of(
                HttpStatus.UNAUTHORIZED,
                "bad-signature",
                "The signature is missing, wrong or too old",
                "Nothing was stored. Sign the raw body with the secret that this desk knows.");
    }

    public static RefusedRequestException address(String why) {
        return of(HttpStatus.BAD_REQUEST, "bad-address", "The address cannot be read", why + " Nothing was stored.");
    }

    public static RefusedRequestException unknownDelivery(long id) {
        return of(
                HttpStatus.NOT_FOUND,
                "unknown-delivery",
                "There is no such delivery",
                "The inbox has no delivery %d. Look it up with GET /api/v1/inbox?state=all".formatted(id));
    }

    public static RefusedRequestException inboxDecided(String why) {
        return of(HttpStatus.CONFLICT, "already-decided", "There is nothing to decide", why);
    }

    public static RefusedRequestException unknown(String type, String what, String detail) {
        return of(HttpStatus.NOT_FOUND, type, "There is no such " + what, detail);
    }

    public static RefusedRequestException csv(String why) {
        return of(
                HttpStatus.BAD_REQUEST,
                "malformed-csv",
                "The body is not a table",
                why + ". Nothing was done; correct the body and send it again.");
    }
}
