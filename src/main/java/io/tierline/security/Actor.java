package io.tierline.security;

import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who causes what happens in an engine command. */
final class Actor {

    private Actor() {}

    /** The user id, or null for Tierline itself. The API runs what follows from a request in Tierline's name. */
    static String current() {
        String engine = Context.getCommandContext() == null
                ? null
                : Context.getCommandContext().getAuthenticatedUserId();
        if (engine != null) {
            return engine;
        }
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller == null || caller instanceof AnonymousAuthenticationToken ? null : caller.getName();
    }
}
