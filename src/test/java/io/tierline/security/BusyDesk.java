package io.tierline.security;

import io.tierline.stories.Desk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/** A desk with cases at several levels, and the people whom a test may wrong. */
final class BusyDesk {

    private static final String ROBOT = "robot";
    private static final String PASSER_BY = "passerby";
    private static final String SPARE_TEAM = "spare-team";

    private final Desk desk;
    private final IdentityService identity;
    private final Accounts accounts;

    BusyDesk(Desk desk, IdentityService identity, Accounts accounts) {
        this.desk = desk;
        this.accounts = accounts;
        this.identity = identity;
    }

    void open() {
        for (int i = 0; i < 3; i++) {
            desk.receive();
        }
        desk.claims("tina", desk.receive(), "work-on-case");
        desk.claims("tina", desk.receive(), "work-on-case");
        for (int i = 0; i < 2; i++) {
            escalated();
        }
        String engineering = escalated();
        desk.completes("theo", engineering, "work-on-case", HANDOFF);
        desk.completes(
                "tina", desk.receive(), "work-on-case", Map.of("outcome", "ask-customer", "note", "Which user?"));
        desk.completes("tina", desk.receive(), "work-on-case", RESOLVED);
        account(ROBOT, Groups.INTEGRATION);
        account(PASSER_BY, SPARE_TEAM);
    }

    private static final Map<String, Object> HANDOFF = Map.of(
            "outcome",
            "escalate",
            "note",
            "The sync fails.",
            "ticketHistory",
            "Since 09:00.",
            "errorLogs",
            "HTTP 400",
            "integrationId",
            "sf-4711",
            "stepsToReproduce",
            "Sync now.");

    private static final Map<String, Object> RESOLVED = Map.of(
            "outcome",
            "resolved",
            "note",
            "A hotfix.",
            "rootCause",
            "The schema changed.",
            "mitigation",
            "A hotfix.",
            "prevention",
            "An alert.");

    private String escalated() {
        String key = desk.receive();
        desk.completes("tina", key, "work-on-case", HANDOFF);
        return key;
    }

    private void account(String id, String group) {
        if (identity.createGroupQuery().groupId(group).count() == 0) {
            Group made = identity.newGroup(group);
            made.setName(group);
            identity.saveGroup(made);
        }
        User user = identity.newUser(id);
        accounts.setAnyPassword((UserEntity) user, DemoPeople.PASSWORD);
        identity.saveUser(user);
        identity.createMembership(id, group);
    }

    /** Administrators may delete users: here only one whom nobody misses, or they would end their own test. */
    static KnownIds idsFor(String user, KnownIds all) {
        return user.equals("ada")
                ? all.only("user", List.of(PASSER_BY))
                        .only("group", List.of(SPARE_TEAM))
                        .only("authorization", List.of())
                : all;
    }

    /** The web application by whose session they reach the other REST root. */
    static Optional<String> application(String user) {
        return switch (user) {
            case ROBOT -> Optional.empty();
            case "olaf" -> Optional.of("cockpit");
            default -> Optional.of("tasklist");
        };
    }

    /** Administrators rule; process owners publish. */
    static boolean mayRule(String user, Set<String> changed) {
        return changed.isEmpty()
                || switch (user) {
                    case "ada" -> true;
                    case "olaf" ->
                        Set.of("deployments", "process definitions", "decisions", "job definitions")
                                .containsAll(changed);
                    default -> false;
                };
    }
}
