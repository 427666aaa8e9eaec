package io.tierline.engine.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.tierline.cases.CaseNotFoundException;
import io.tierline.casework.CommandRefusedException;
import io.tierline.engine.CaseBusyException;
import io.tierline.engine.ConcurrencyFailure;
import io.tierline.words.Reader;
import io.tierline.words.Saying;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthenticationException;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.DeploymentResourceNotFoundException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.exception.cmmn.CaseDefinitionNotFoundException;
import org.camunda.bpm.engine.exception.cmmn.CaseExecutionNotFoundException;
import org.camunda.bpm.engine.exception.dmn.DecisionDefinitionNotFoundException;
import org.camunda.bpm.engine.exception.dmn.DmnModelInstanceNotFoundException;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.message.internal.HeaderValueException;
import org.springframework.web.ErrorResponse;

/**
 * What a caller of the engine's REST interface is told of an exception. The engine itself calls most of them a fault of
 * the server (500). Here the kind of the exception decides, and where it was thrown; what cannot be told to be the
 * caller's stays a fault of ours.
 *
 * @param message what the caller is told; null: what the exception says
 */
record EngineAnswer(int status, String message) {

    static final int FAULT = 500;

    private static final EngineAnswer OURS = new EngineAnswer(FAULT, null);

    private static final List<Class<? extends Throwable>> MISSING = List.of(
            NotFoundException.class,
            CaseNotFoundException.class,
            DeploymentResourceNotFoundException.class,
            DecisionDefinitionNotFoundException.class,
            DmnModelInstanceNotFoundException.class,
            CaseDefinitionNotFoundException.class,
            CaseExecutionNotFoundException.class);

    /** How the engine says that it has looked and found nothing; all other null values are missing parameters. */
    private static final Pattern LOOKED_FOR = Pattern.compile(
            "cannot find|couldn't find|doesn't exist|does not exist|not found|no .+ found", Pattern.CASE_INSENSITIVE);

    /** How the engine says that a task has gone. */
    private static final Pattern TASK_GONE =
            Pattern.compile("task is null|cannot find task with id", Pattern.CASE_INSENSITIVE);

    static EngineAnswer to(Throwable e) {
        if (e == null) {
            return OURS;
        }
        if (e instanceof ErrorResponse response) {
            return new EngineAnswer(
                    response.getStatusCode().value(), response.getBody().getDetail());
        }
        if (e instanceof HeaderValueException header && header.getContext() == HeaderValueException.Context.INBOUND) {
            return new EngineAnswer(400, null);
        }
        if (e instanceof UnsupportedCharsetException || e instanceof IllegalCharsetNameException) {
            return new EngineAnswer(415, "The character set of the body is not known. Send it as UTF-8.");
        }
        if (e instanceof WebApplicationException web && web.getResponse().getStatus() < FAULT) {
            return new EngineAnswer(web.getResponse().getStatus(), null);
        }
        if (e instanceof RestException rest
                && rest.getStatus() != null
                && rest.getStatus().getStatusCode() < FAULT) {
            return new EngineAnswer(rest.getStatus().getStatusCode(), null);
        }
        if (e instanceof InvalidRequestException) {
            return new EngineAnswer(lookedFor(e) ? 404 : 400, null);
        }
        if (e instanceof AuthorizationException || e instanceof AuthenticationException) {
            return new EngineAnswer(403, null);
        }
        if (e instanceof TaskAlreadyClaimedException claimed) {
            return new EngineAnswer(409, ClaimedTask.words(claimed));
        }
        if (e instanceof CommandRefusedException refused) {
            return new EngineAnswer(409, refused.in(Reader.now()));
        }
        if (e instanceof CaseBusyException) {
            return new EngineAnswer(503, null);
        }
        if (e instanceof RuntimeException runtime && ConcurrencyFailure.is(runtime)) {
            return new EngineAnswer(409, Saying.of("engine.quicker").now());
        }
        if (MISSING.stream().anyMatch(kind -> kind.isInstance(e))) {
            return new EngineAnswer(404, null);
        }
        if (e instanceof NullValueException
                && TASK_GONE.matcher(String.valueOf(e.getMessage())).find()) {
            return new EngineAnswer(404, Saying.of("engine.task-gone").now());
        }
        if (e instanceof NullValueException || e.getClass() == BadUserRequestException.class) {
            return new EngineAnswer(lookedFor(e) ? 404 : 400, null);
        }
        return DatabaseAnswer.to(e).or(() -> json(e)).orElseGet(() -> byCause(e));
    }

    private static boolean lookedFor(Throwable e) {
        return LOOKED_FOR.matcher(String.valueOf(e.getMessage())).find();
    }

    /** What was sent is no JSON, or not what is asked for; what could not be written is ours. */
    private static Optional<EngineAnswer> json(Throwable e) {
        if (e instanceof JsonProcessingException json && !(json.getProcessor() instanceof JsonGenerator)) {
            return Optional.of(new EngineAnswer(400, "The body cannot be read: " + json.getOriginalMessage()));
        }
        return Optional.empty();
    }

    private static EngineAnswer byCause(Throwable e) {
        Throwable cause = e.getCause();
        boolean refusal = e instanceof ProcessEngineException
                && (cause == null || cause.getClass().getName().startsWith("org.camunda.spin."));
        if (refusal || (e instanceof IOException && cause == null)) {
            // The engine's own refusal, or a body that ends too early.
            return new EngineAnswer(400, null);
        }
        if (cause != null && cause != e) {
            EngineAnswer answer = to(cause);
            if (answer.status != FAULT || e instanceof ProcessEngineException || e instanceof RestException) {
                return answer;
            }
        }
        return WhereThrown.isByCallersValues(e)
                ? new EngineAnswer(
                        400, "The engine can do nothing with these parameters. Compare them with its description.")
                : OURS;
    }
}
