package io.tierline.oncall;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes who there is, all of a list or nothing. */
@Service
public class PeopleImport {

    private final People people;
    private final Absences absences;
    private final ApplicationEventPublisher events;

    PeopleImport(People people, Absences absences, ApplicationEventPublisher events) {
        this.people = people;
        this.absences = absences;
        this.events = events;
    }

    /** @param absences all of them, or null to leave them as they are */
    public record Change(Person person, List<Absence> absences) {}

    /** Adds or replaces each. People who are not named stay as they are. */
    @Transactional
    public void put(List<Change> changes) {
        for (Change change : changes) {
            Person before = people.find(change.person().id()).orElse(null);
            people.save(change.person());
            if (change.absences() != null) {
                absences.put(change.person().id(), change.absences());
            }
            events.publishEvent(new PersonChanged(before, change.person()));
        }
    }
}
