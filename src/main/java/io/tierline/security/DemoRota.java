package io.tierline.security;

import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import io.tierline.oncall.Rotas;
import io.tierline.oncall.rota.Hours;
import io.tierline.oncall.rota.RotaPlan;
import io.tierline.oncall.rota.Rotation;
import io.tierline.oncall.rota.Turns;
import io.tierline.oncall.rota.Turns.Every;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Who is on call in a trial. Tier 1 and Engineering at any time, each by its one person; Tier 2 on weekdays alone, so that
 * a newcomer sees what a gap looks like and whom the escalation policy asks then. The other teams have no rota.
 */
@Component
class DemoRota {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final Rotas rotas;
    private final People people;
    private final Clock clock;

    DemoRota(Rotas rotas, People people, Clock clock) {
        this.rotas = rotas;
        this.people = people;
        this.clock = clock;
    }

    /** A desk that has any rota keeps what it has. */
    void come() {
        if (rotas.all().isEmpty()) {
            put("tier1", "around the clock", Hours.always(ZONE), "tina");
            put("engineering", "around the clock", Hours.always(ZONE), "erin");
            put("tier2", "weekdays", weekdays(), "theo");
        }
    }

    private void put(String team, String name, Hours active, String person) {
        if (people.find(person)
                .filter(one -> one.active() && one.isIn(team))
                .map(Person::id)
                .isEmpty()) {
            return;
        }
        LocalDate yesterday = LocalDate.ofInstant(clock.instant(), ZONE).minusDays(1);
        Turns turns = new Turns(ZONE, Every.WEEKS, 1, LocalTime.of(9, 0), yesterday, null);
        rotas.put(new RotaPlan(
                team,
                "",
                Hours.always(ZONE),
                List.of(new Rotation(name, turns, active, List.of(person))),
                List.of(),
                List.of()));
    }

    private static Hours weekdays() {
        Map<DayOfWeek, List<String>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.compareTo(DayOfWeek.SATURDAY) < 0) {
                week.put(day, List.of("08:00-20:00"));
            }
        }
        return Hours.weekly(ZONE, week);
    }
}
