package io.tierline.security;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * The groups of the desk. Every group that is no role named here is a team of agents: a specialist team that the
 * escalation matrix adds needs a group of its name, and no Java.
 */
final class Groups {

    static final String MANAGER = "manager";
    static final String PROCESS_OWNER = "process-owner";
    static final String ADMIN = "admin";

    /** Machines: help desks, monitors, reports. */
    static final String INTEGRATION = "integration";

    /** The engine's own name for administrators; its web applications look for a member in it. */
    static final String ENGINE_ADMIN = org.camunda.bpm.engine.authorization.Groups.CAMUNDA_ADMIN;

    /** The roles, each with the name that people read. Teams are settings: {@link GroupSettings}. */
    static final Map<String, String> NAMES_OF_ROLES = Map.of(
            MANAGER, "Managers",
            PROCESS_OWNER, "Process owners",
            ADMIN, "Administrators",
            INTEGRATION, "Integrations",
            ENGINE_ADMIN, "Administrators of the engine");

    static final Set<String> ROLES = NAMES_OF_ROLES.keySet();

    private Groups() {}

    static boolean isTeam(String group) {
        return !ROLES.contains(group);
    }

    /** Whether Tierline's own screens are for a person in these groups. */
    static boolean workOnCases(Collection<String> groups) {
        return !groups.contains(INTEGRATION) && (hasTeam(groups) || groups.contains(MANAGER) || groups.contains(ADMIN));
    }

    /** Whether a person in these groups works on cases. */
    static boolean hasTeam(Collection<String> groups) {
        return groups.stream().anyMatch(Groups::isTeam);
    }
}
