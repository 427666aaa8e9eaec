package io.tierline.oncall.rota;

import io.tierline.calendar.Interval;

/**
 * A change to what the rotations say, for some time: one person more, one person less, or one instead of another.
 *
 * @param added who is on call, too, or in the other's place; null when a person is only taken out
 * @param removed whose turns are taken over or left out; null when a person is only added
 */
public record RotaOverride(Interval span, String added, String removed) {

    /** @throws IllegalArgumentException when it changes nothing */
    public RotaOverride {
        if (added == null && removed == null) {
            throw new IllegalArgumentException("an override adds or removes somebody");
        }
        if (added != null && added.equals(removed)) {
            throw new IllegalArgumentException("an override cannot replace somebody by themselves");
        }
    }

    boolean adds() {
        return removed == null;
    }

    boolean removes() {
        return added == null;
    }

    boolean replaces() {
        return added != null && removed != null;
    }
}
