package io.tierline.engine.rest;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers for what the engine's REST interface could not do, in its own shape {@code {type, message}}, which Tasklist and
 * Cockpit read: a status that says whose fault it was, no statement of SQL and no stack trace. A fault of ours has a
 * reference, under which it stands in the log.
 */
abstract class EngineProblems<T extends Throwable> implements ExceptionMapper<T> {

    private static final Logger LOG = LoggerFactory.getLogger(EngineProblems.class);
    private static final int LONGEST_MESSAGE = 4000;
    private static final String LATER = "10";

    @Override
    public Response toResponse(T e) {
        EngineAnswer answer = EngineAnswer.to(e);
        ExceptionDto body = ExceptionHandlerHelper.getInstance().fromException(e);
        if (e instanceof ProcessEngineException engine) {
            body.setCode(engine.getCode());
        }
        Response.ResponseBuilder response =
                e instanceof WebApplicationException web && web.getResponse().getStatus() == answer.status()
                        ? Response.fromResponse(web.getResponse()) // with Allow and what else it says
                        : Response.status(answer.status());
        if (answer.status() == EngineAnswer.FAULT) {
            String reference = UUID.randomUUID().toString();
            LOG.error("A call of the engine's REST interface failed, reference {}", reference, e);
            body = new ExceptionDto();
            body.setType("InternalError");
            body.setMessage(
                    "Something went wrong on our side. It is in the server's log under reference " + reference + ".");
        } else {
            body.setMessage(shortened(answer.message() == null ? body.getMessage() : answer.message()));
            LOG.debug("Answered with {}", answer, e);
        }
        if (answer.status() == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
            response.header(HttpHeaders.RETRY_AFTER, LATER);
        }
        return response.entity(body).type(MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static String shortened(String message) {
        return message == null || message.length() <= LONGEST_MESSAGE
                ? message
                : message.substring(0, LONGEST_MESSAGE) + "...";
    }

    // Jersey asks the mapper of the nearest type: one for each that the engine has one for.

    static final class OfAll extends EngineProblems<Throwable> {}

    static final class OfEngine extends EngineProblems<ProcessEngineException> {}

    static final class OfRest extends EngineProblems<RestException> {}

    static final class OfJsonMapping extends EngineProblems<JsonMappingException> {}

    static final class OfJsonParsing extends EngineProblems<JsonParseException> {}
}
