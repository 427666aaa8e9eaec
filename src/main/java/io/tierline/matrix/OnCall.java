package io.tierline.matrix;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whom to alert about a case that nobody has acknowledged; looked up when the alert is due, not before. */
@Component
public class OnCall {

    private final People people;

    OnCall(People people) {
        this.people = people;
    }

    /**
     * The next rung of a group's ladder: its members, then its leads.
     *
     * @param alreadyAsked ids of those who were alerted before and did not answer
     * @return empty when nobody is left to ask, or the group has no active member
     */
    public Optional<Person> next(String group, Set<String> alreadyAsked) {
        return people.inGroup(group).stream()
                .filter(person -> !alreadyAsked.contains(person.id()))
                .findFirst();
    }
}
