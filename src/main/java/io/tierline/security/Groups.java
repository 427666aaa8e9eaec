package io.tierline.security;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * The groups of the desk. Every group that is no role named here is a team of agents: a specialist team that the
 * escalation matrix adds needs a group of its name, and no Java.
 */
final class Groups {

    static final String CUSTOMER_SUCCESS = "customer-success";
    static final String MANAGER = "manager";
    static final String PROCESS_OWNER = "process-owner";
    static final String ADMIN = "admin";

    /** Machines: help desks, monitors, reports. */
    static final String INTEGRATION = "integration";

    /** The engine's own name for administrators; its web applications look for somebody in it. */
    static final String ENGINE_ADMIN = org.camunda.bpm.engine.authorization.Groups.CAMUNDA_ADMIN;

    /** Made at the first start, each with the name that people read. */
    static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("tier1", "Tier 1"),
            Map.entry("tier2", "Tier 2"),
            Map.entry("engineering", "Engineering"),
            Map.entry(CUSTOMER_SUCCESS, "Customer Success"),
            Map.entry("billing", "Billing"),
            Map.entry("legal", "Legal"),
            Map.entry("product", "Product"),
            Map.entry(MANAGER, "Managers"),
            Map.entry(PROCESS_OWNER, "Process owners"),
            Map.entry(ADMIN, "Administrators"),
            Map.entry(INTEGRATION, "Integrations"),
            Map.entry(ENGINE_ADMIN, "Administrators of the engine"));

    static final Set<String> ROLES = Set.of(MANAGER, PROCESS_OWNER, ADMIN, INTEGRATION, ENGINE_ADMIN);

    private Groups() {}

    static boolean isTeam(String group) {
        return !ROLES.contains(group);
    }

    /** Whether somebody in these groups works on cases. */
    static boolean hasTeam(Collection<String> groups) {
        return groups.stream().anyMatch(Groups::isTeam);
    }
}
