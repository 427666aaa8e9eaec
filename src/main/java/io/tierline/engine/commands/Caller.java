package io.tierline.engine.commands;

import java.util.Collection;
import java.util.Set;

/**
 * Who sends a command from outside.
 *
 * @param user null when no user has signed in
 * @param roles of {@code engine-commands.yaml}
 */
record Caller(String user, Collection<String> groups, Set<String> roles) {

    boolean is(String userId) {
        return user != null && user.equals(userId);
    }
}
