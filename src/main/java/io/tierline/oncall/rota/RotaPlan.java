package io.tierline.oncall.rota;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is written down about who is on call for a team.
 *
 * @param region whose customers it is for, or empty for all who have no rota of their own
 * @param cover when a person has to be on call
 * @param rotations those in force at the same time are all on call, asked in this order
 * @param overrides applied in this order
 * @param temporarySchedules where two lie over each other, the first counts
 */
public record RotaPlan(
        String team,
        String region,
        Hours cover,
        List<Rotation> rotations,
        List<RotaOverride> overrides,
        List<TemporarySchedule> temporarySchedules) {

    public RotaPlan {
        rotations = List.copyOf(rotations);
        overrides = List.copyOf(overrides);
        temporarySchedules = List.copyOf(temporarySchedules);
    }

    /** All people who are named in it. */
    public Set<String> people() {
        Set<String> people = new LinkedHashSet<>();
        rotations.forEach(rotation -> people.addAll(rotation.participants()));
        overrides.forEach(override -> {
            people.add(override.added());
            people.add(override.removed());
        });
        temporarySchedules.forEach(schedule -> schedule.shifts().forEach(shift -> people.add(shift.person())));
        people.remove(null);
        return people;
    }
}
