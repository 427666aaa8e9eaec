package io.tierline.security;

import java.util.List;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;

/**
 * One line of the table of rights.
 *
 * @param id of the thing on which it is granted, or {@code *}
 */
record Grant(Resource on, String id, List<Permission> may) {

    static Grant on(Resource resource, String id, Permission... may) {
        return new Grant(resource, id, List.of(may));
    }

    boolean isAbout(Authorization row) {
        return row.getResourceType() == on.resourceType() && id.equals(row.getResourceId());
    }

    boolean isGivenBy(Authorization row) {
        return may.stream().allMatch(row::isPermissionGranted);
    }

    /** Adds what it grants to a row that is new or is about the same thing; what the row grants already stays. */
    void addTo(Authorization row) {
        row.setResource(on);
        row.setResourceId(id);
        may.forEach(row::addPermission);
    }
}
