package io.tierline.desk;

import io.tierline.api.RefusedRequestException;
import io.tierline.cases.Case;
import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;

/** Who sees the cases of many: managers all of them, who leads a team its cases. */
@Component
class Overseers {

    private static final Set<String> SEE_ALL = Set.of("manager", "admin");

    private final People people;

    Overseers(People people) {
        this.people = people;
    }

    /** @param teams of whose cases; empty for all */
    record Overseer(String person, Set<String> teams) {

        boolean sees(Case file) {
            return teams.isEmpty() || teams.contains(String.valueOf(file.team()));
        }
    }

    /** @throws RefusedRequestException for all others */
    Overseer of(Authentication who) {
        if (who.getAuthorities().stream().map(GrantedAuthority::getAuthority).anyMatch(SEE_ALL::contains)) {
            return new Overseer(who.getName(), Set.of());
        }
        Set<String> led = people.find(who.getName())
                .filter(Person::active)
                .map(Person::leads)
                .orElse(Set.of());
        if (led.isEmpty()) {
            throw RefusedRequestException.notAllowed("This page is for managers, and for those who lead a team.");
        }
        return new Overseer(who.getName(), led);
    }
}
