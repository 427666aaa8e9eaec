package io.tierline.engine.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;

/**
 * Tierline's models have no external tasks. Asking for them would keep a request open for as long as the caller likes, and
 * below the web applications, whose filters cannot wait, it is a fault of the server.
 */
@PreMatching
final class NoExternalTasks implements ContainerRequestFilter {

    private static final String PATH = "external-task/fetchAndLock";

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getUriInfo().getPath().contains(PATH)) {
            return;
        }
        ExceptionDto body = new ExceptionDto();
        body.setType("AuthorizationException");
        body.setMessage("Tierline has no external tasks. What a program may do stands in /api/v1/openapi.yaml.");
        request.abortWith(Response.status(Response.Status.FORBIDDEN)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build());
    }
}
