package io.tierline.security;

import io.tierline.oncall.CaseReaders;
import io.tierline.oncall.Person;
import java.util.List;
import org.springframework.stereotype.Component;

/** The people for whom Tierline's screens are, as {@link SecurityConfiguration} lets them in. */
@Component
class TeamsReadCases implements CaseReaders {

    @Override
    public boolean includes(Person person) {
        List<String> groups =
                person.groups().stream().map(Person.Membership::group).toList();
        return person.active() && Groups.workOnCases(groups);
    }
}
