package io.tierline;

import io.tierline.cases.CaseNotFoundException;
import io.tierline.cases.ProblemNotFoundException;
import io.tierline.casework.CommandRefusedException;
import io.tierline.engine.CaseBusyException;
import io.tierline.words.Reader;
import io.tierline.words.Saying;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * What the API answers when it cannot do what was asked: problem details (RFC 9457) with a stable {@code type}, and a
 * {@code detail} that says what to do. A module's own refusals come here by being an {@link ErrorResponse}; what they
 * leave open is filled in. A wrong field or parameter stands in {@code errors} as {@code {field, message}}.
 */
@RestControllerAdvice
class ApiProblems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);
    private static final String TYPE = "urn:tierline:problem:";
    private static final URI NO_TYPE = URI.create("about:blank");
    private static final String SOON = "1";
    private static final String LATER = "10";

    @ExceptionHandler
    ResponseEntity<Object> unknownCase(CaseNotFoundException e, WebRequest request) {
        ProblemDetail problem = problem(
                HttpStatus.NOT_FOUND,
                "unknown-case",
                "There is no such case",
                told(Saying.of("unknown.case", e.caseKey()), " Look it up with GET /api/v1/escalations?q="));
        return handleExceptionInternal(e, problem, new HttpHeaders(), HttpStatus.NOT_FOUND, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> unknownProblem(ProblemNotFoundException e, WebRequest request) {
        ProblemDetail problem = problem(
                HttpStatus.NOT_FOUND,
                "unknown-problem",
                "There is no such problem",
                told(Saying.of("unknown.problem", e.problemKey()), " See them with GET /api/v1/problems?state=all"));
        return handleExceptionInternal(e, problem, new HttpHeaders(), HttpStatus.NOT_FOUND, request);
    }

    /** @param call what a program can do next; a person at a screen has other ways */
    private static String told(Saying what, String call) {
        Reader reader = Reader.now();
        return what.in(reader) + (reader.person() ? "" : call);
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(CommandRefusedException e, WebRequest request) {
        ProblemDetail problem = problem(
                HttpStatus.CONFLICT,
                "does-not-fit",
                Saying.of("title.does-not-fit").now(),
                e.in(Reader.now()));
        problem.setProperty("reason", e.reason().code());
        problem.setProperty("code", e.code());
        return handleExceptionInternal(e, problem, new HttpHeaders(), HttpStatus.CONFLICT, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> busy(CaseBusyException e, WebRequest request) {
        return unavailable(e, "busy", "Too many act on the same case", e.getMessage(), SOON, request);
    }

    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class})
    ResponseEntity<Object> databaseDown(Exception e, WebRequest request) {
        LOG.warn("The database cannot be reached", e);
        String detail = "The database cannot be reached at the moment.";
        return unavailable(e, "unavailable", "Tierline cannot work at the moment", detail, LATER, request);
    }

    private ResponseEntity<Object> unavailable(
            Exception e, String type, String title, String detail, String retryAfter, WebRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, retryAfter);
        ProblemDetail problem = problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                type,
                title,
                detail + " Send it again after the seconds in Retry-After.");
        return handleExceptionInternal(e, problem, headers, HttpStatus.SERVICE_UNAVAILABLE, request);
    }

    /** What was sent is read only here, and cannot be: at every door, not at /api alone. */
    @ExceptionHandler({RequestRejectedException.class, MultipartException.class})
    ResponseEntity<Object> unreadable(Exception e, WebRequest request) {
        String detail = e instanceof MultipartException
                ? "The parts of the body cannot be told from each other. Send them as multipart/form-data with its boundary."
                : "The request holds something that no parameter or header may hold.";
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "bad-request", "This cannot be read", detail);
        return handleExceptionInternal(e, problem, new HttpHeaders(), HttpStatus.BAD_REQUEST, request);
    }

    /** All else: a module's refusal, or a fault of ours. Pages for people, and sign-in, are answered elsewhere. */
    @ExceptionHandler
    ResponseEntity<Object> other(Exception e, HttpServletRequest http) throws Exception {
        WebRequest request = new ServletWebRequest(http);
        if (e instanceof ErrorResponse response) {
            return handleExceptionInternal(
                    e, response.getBody(), response.getHeaders(), response.getStatusCode(), request);
        }
        if (e instanceof AccessDeniedException
                || e instanceof AuthenticationException
                || !http.getRequestURI().startsWith(http.getContextPath() + "/api/")) {
            throw e;
        }
        String reference = UUID.randomUUID().toString();
        LOG.error("{} {} failed, reference {}", http.getMethod(), http.getRequestURI(), reference, e);
        ProblemDetail problem = problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "Something went wrong on our side",
                "It is in the server's log under reference " + reference + ".");
        problem.setProperty("reference", reference);
        return handleExceptionInternal(e, problem, new HttpHeaders(), HttpStatus.INTERNAL_SERVER_ERROR, request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        MediaType wanted = e.getSupportedMediaTypes().stream().findFirst().orElse(MediaType.APPLICATION_JSON);
        e.getBody().setDetail("Send the body with the header Content-Type: " + wanted + ".");
        return super.handleHttpMediaTypeNotSupported(e, headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        e.getBody().setDetail("There is nothing here. What there is stands in /api/v1/openapi.yaml.");
        return super.handleNoResourceFoundException(e, headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        e.getBody().setProperty("errors", List.of(Map.of("field", e.getParameterName(), "message", "is missing")));
        return super.handleMissingServletRequestParameter(e, headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ResponseEntity<Object> answer = super.handleTypeMismatch(e, headers, status, request);
        if (e instanceof MethodArgumentTypeMismatchException mismatch
                && answer != null
                && answer.getBody() instanceof ProblemDetail problem) {
            problem.setType(URI.create(TYPE + "invalid-fields"));
            problem.setProperty(
                    "errors", List.of(Map.of("field", mismatch.getName(), "message", "has a value of the wrong kind")));
        }
        return answer;
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpHeaders all = new HttpHeaders();
        all.putAll(headers);
        if (body instanceof ProblemDetail problem) {
            complete(problem);
            all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        }
        return super.createResponseEntity(body, all, status, request);
    }

    /** A refusal without a type of its own gets that of its status, such as {@code method-not-allowed}. */
    private static void complete(ProblemDetail problem) {
        if (problem.getType() == null || problem.getType().equals(NO_TYPE)) {
            boolean fields =
                    problem.getProperties() != null && problem.getProperties().containsKey("errors");
            HttpStatus status = HttpStatus.resolve(problem.getStatus());
            String name = status == null
                    ? "error"
                    : status.getReasonPhrase().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
            problem.setType(URI.create(TYPE + (fields ? "invalid-fields" : name)));
        }
    }

    private static ProblemDetail problem(HttpStatus status, String type, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE + type));
        problem.setTitle(title);
        return problem;
    }
}
