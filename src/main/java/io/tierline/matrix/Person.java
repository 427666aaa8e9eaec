package io.tierline.matrix;

import java.util.List;

/**
 * Somebody of ours.
 *
 * @param id the user id
 * @param email where messages reach them, or null
 * @param groups the groups they belong to
 * @param active false for somebody who has left: no task, message or page goes to them any more
 */
public record Person(String id, String name, String email, List<Membership> groups, boolean active) {

    public Person {
        if (id == null || id.isBlank() || name == null || name.isBlank()) {
            throw new IllegalArgumentException("A person has an id and a name.");
        }
        groups = List.copyOf(groups);
    }

    /** An active member, nobody's lead, of the groups named. */
    public static Person of(String id, String name, String email, String... groups) {
        return new Person(
                id,
                name,
                email,
                List.of(groups).stream()
                        .map(group -> new Membership(group, false))
                        .toList(),
                true);
    }

    public boolean isIn(String group) {
        return groups.stream().anyMatch(membership -> membership.group().equals(group));
    }

    public boolean leads(String group) {
        return groups.contains(new Membership(group, true));
    }

    /** @param lead whether the person leads the group */
    public record Membership(String group, boolean lead) {}
}
