package io.tierline.security;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The teams of the desk.
 *
 * @param teams made at the start when they are not there, each with the name that people read; others are added in Camunda
 *     Admin
 * @param readFigures teams that read figures beside managers and process owners
 */
@ConfigurationProperties("tierline.groups")
record GroupSettings(Map<String, String> teams, Set<String> readFigures) {

    GroupSettings {
        teams = teams == null ? Map.of() : Map.copyOf(teams);
        readFigures = readFigures == null ? Set.of() : Set.copyOf(readFigures);
    }

    /** All groups that there are from the start, with the names that people read. */
    Map<String, String> all() {
        Map<String, String> all = new TreeMap<>(Groups.NAMES_OF_ROLES);
        all.putAll(teams);
        return all;
    }
}
