package io.tierline.oncall.rota;

import io.tierline.calendar.Interval;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who can be on call at all.
 *
 * @param absences by person
 * @param belong ids of those who are active members of the team
 */
public record Availability(Map<String, List<Interval>> absences, Set<String> belong) {

    /** Why they cannot, such as {@code tina is absent until 2026-03-09T08:00:00Z}; empty when they can. */
    Optional<String> whyNot(String person, Instant at) {
        if (!belong.contains(person)) {
            return Optional.of(person + " is not in the team any more");
        }
        return absentUntil(person, at).map(until -> person + " is absent until " + until);
    }

    boolean is(String person, Instant at) {
        return whyNot(person, at).isEmpty();
    }

    /** When an absence that goes on at the instant ends, those that follow without a break included. */
    public Optional<Instant> absentUntil(String person, Instant at) {
        Instant until = at;
        List<Interval> inOrder = absences.getOrDefault(person, List.of()).stream()
                .sorted(Comparator.comparing(Interval::from))
                .toList();
        for (Interval absence : inOrder) {
            if (!absence.from().isAfter(until) && absence.to().isAfter(until)) {
                until = absence.to();
            }
        }
        return until.equals(at) ? Optional.empty() : Optional.of(until);
    }
}
