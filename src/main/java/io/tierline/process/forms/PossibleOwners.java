package io.tierline.process.forms;

import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Who can own an action item. */
@Component
class PossibleOwners {

    private static final int MOST_PEOPLE = 200;

    private final IdentityService identities;

    PossibleOwners(IdentityService identities) {
        this.identities = identities;
    }

    /** A line each, such as "erin (Erin Engineer)"; null when no person is known. */
    String known() {
        String people = identities.createUserQuery().orderByUserId().asc().listPage(0, MOST_PEOPLE).stream()
                .map(PossibleOwners::person)
                .collect(Collectors.joining("\n"));
        return people.isEmpty() ? null : people;
    }

    private static String person(User user) {
        String name = (Objects.requireNonNullElse(user.getFirstName(), "") + " "
                        + Objects.requireNonNullElse(user.getLastName(), ""))
                .strip();
        return name.isEmpty() ? user.getId() : user.getId() + " (" + name + ")";
    }
}
