package io.tierline.process.correlation;

import io.tierline.cases.CaseEvent;
import io.tierline.casework.Mentions;
import io.tierline.casework.WordsOnCase;
import io.tierline.oncall.CaseReaders;
import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whom a note calls on by name: people, and teams by the ids that the escalation matrix has for them. */
@Component
class MentionedPeople {

    /** A note to more is told to those whom it names first. */
    private static final int MOST = 50;

    private final People people;
    private final CaseReaders readers;

    MentionedPeople(People people, CaseReaders readers) {
        this.people = people;
        this.readers = readers;
    }

    /** @return each once, and only who may see the case; without those whose note it is */
    Set<String> of(CaseEvent note, String text) {
        Set<String> called = new LinkedHashSet<>();
        for (String name : Mentions.in(text)) {
            named(name).stream()
                    .filter(readers::includes)
                    .map(Person::id)
                    .filter(person -> !WordsOnCase.isOf(note, person))
                    .filter(person -> called.size() < MOST)
                    .forEach(called::add);
        }
        return called;
    }

    /** A person, or else the members of a team; at the beginning of a sentence people write a capital. */
    private List<Person> named(String name) {
        List<Person> found = exactly(name);
        return found.isEmpty() ? exactly(name.toLowerCase(Locale.ROOT)) : found;
    }

    private List<Person> exactly(String name) {
        Optional<Person> person = people.find(name);
        return person.map(List::of).orElseGet(() -> people.inGroup(name));
    }
}
