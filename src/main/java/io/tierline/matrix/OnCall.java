package io.tierline.matrix;

import io.tierline.matrix.NextContact.Alert;
import io.tierline.matrix.NextContact.Nobody;
import io.tierline.matrix.NextContact.Passed;
import io.tierline.matrix.NextContact.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whom to alert about a case that nobody has acknowledged; looked up when the alert is due, not before. */
@Component
public class OnCall {

    private static final String MANAGERS = "manager";

    private final People people;

    OnCall(People people) {
        this.people = people;
    }

    /**
     * The next person on a team's ladder: the first who was not asked yet and can be, rung by rung.
     *
     * @param region where the customer is, for teams whose rota differs by region; null for none
     * @param alreadyAsked ids of those who were alerted before and did not answer
     * @param at when the alert is due
     */
    public NextContact next(String team, String region, List<Rung> ladder, Set<String> alreadyAsked, Instant at) {
        List<Passed> passed = new ArrayList<>();
        for (Rung rung : ladder) {
            List<Person> candidates = candidates(rung, team);
            for (Person person : candidates) {
                if (alreadyAsked.contains(person.id())) {
                    passed.add(new Passed(rung, person.id(), Reason.ALL_ASKED, person.name() + " was asked already"));
                } else if (!person.active()) {
                    passed.add(new Passed(rung, person.id(), Reason.GONE, person.name() + " has left"));
                } else {
                    return new Alert(person, rung, why(rung, team), List.copyOf(passed));
                }
            }
            if (candidates.isEmpty()) {
                passed.add(new Passed(rung, null, Reason.GONE, "Nobody is there: " + why(rung, team)));
            }
        }
        return nobody(passed);
    }

    private List<Person> candidates(Rung rung, String team) {
        return switch (rung.kind()) {
            case ON_CALL, TEAM -> people.inGroup(team);
            case LEAD ->
                people.inGroup(team).stream()
                        .filter(person -> person.leads(team))
                        .toList();
            case MANAGER -> people.inGroup(MANAGERS);
            case PERSON -> people.find(rung.id()).stream().toList();
            case GROUP -> people.inGroup(rung.id());
        };
    }

    private static String why(Rung rung, String team) {
        return switch (rung.kind()) {
            case ON_CALL -> "on call for " + team;
            case TEAM -> "member of " + team;
            case LEAD -> "lead of " + team;
            case MANAGER -> "manager";
            case PERSON -> "named in the escalation matrix";
            case GROUP -> "member of " + rung.id();
        };
    }

    private static Nobody nobody(List<Passed> passed) {
        Passed telling = passed.stream()
                .filter(one -> one.reason() == Reason.ALL_ASKED)
                .findFirst()
                .orElse(passed.get(0));
        String why = telling.reason() == Reason.ALL_ASKED ? "Everybody on the ladder was asked" : telling.why();
        return new Nobody(telling.reason(), why, List.copyOf(passed));
    }
}
