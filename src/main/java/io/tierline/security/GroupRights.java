package io.tierline.security;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.springframework.stereotype.Component;

/**
 * Brings the engine's authorizations in line with {@link Rights} at every start. What an administrator has granted on top
 * stays; what the table grants comes back.
 */
@Component
class GroupRights {

    private final AuthorizationService authorizations;

    GroupRights(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    void grant(String group) {
        List<Authorization> rows = authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .authorizationType(AUTH_TYPE_GRANT)
                .list();
        for (Grant grant : Rights.of(group)) {
            Authorization row = rows.stream().filter(grant::isAbout).findFirst().orElseGet(() -> blank(group));
            if (row.getId() == null || !grant.isGivenBy(row)) {
                grant.addTo(row);
                authorizations.saveAuthorization(row);
            }
        }
    }

    private Authorization blank(String group) {
        Authorization row = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
        row.setGroupId(group);
        return row;
    }
}
