package io.tierline.cases;

import java.util.List;

/**
 * A level of support, or a team of specialists that stands beside the levels, as {@code levels.dmn} describes it.
 *
 * @param id as models and ledger name it
 * @param name as people read it
 * @param order its place, lowest first; a team of specialists stands beside the level of the same order
 * @param specialists whether it is a team beside the levels, and no level itself
 * @param handOff the fields of the form {@code work-on-case} without which a case cannot be handed up to it
 * @param rootCause whether the person who resolves a case here names the root cause
 * @param issueLabel the label of the engineering tracker's issue, which is this level's; null where it has none
 * @param toCustomers what customers read in place of the name, such as "Our support team"
 */
public record Level(
        String id,
        String name,
        int order,
        boolean specialists,
        List<String> handOff,
        boolean rootCause,
        String issueLabel,
        String toCustomers) {

    public Level {
        handOff = List.copyOf(handOff);
    }

    /** Whether the engineering tracker's issue is this level's. */
    public boolean issue() {
        return issueLabel != null;
    }

    /** {@code eu-billing} is "Eu billing": for what has no name of its own. */
    static String nameOf(String id) {
        String spaced = id.replace('-', ' ');
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
