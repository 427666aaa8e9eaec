package io.tierline.oncall;

import io.tierline.oncall.rota.Hours;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A member of staff.
 *
 * @param id the user id
 * @param groups the groups they belong to
 * @param hours when they work, in their zone
 * @param active false for a person who has left: no task, message or page goes to them any more
 */
public record Person(String id, String name, Contacts contacts, List<Membership> groups, Hours hours, boolean active) {

    public Person {
        if (id == null || id.isBlank() || name == null || name.isBlank()) {
            throw new IllegalArgumentException("A person has an id and a name.");
        }
        groups = List.copyOf(groups);
    }

    /** A person who works at any time and is reached by mail, if at all. */
    public Person(String id, String name, String email, List<Membership> groups, boolean active) {
        this(id, name, Contacts.mail(email), groups, Hours.always(ZoneId.of("UTC")), active);
    }

    /** An active member of the groups named, who leads none of them. */
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

    /** Where mail reaches them, or null. */
    public String email() {
        return contacts.email();
    }

    public boolean isIn(String group) {
        return groups.stream().anyMatch(membership -> membership.group().equals(group));
    }

    public boolean leads(String group) {
        return groups.contains(new Membership(group, true));
    }

    /** The groups that the person leads. */
    public Set<String> leads() {
        return groups.stream().filter(Membership::lead).map(Membership::group).collect(Collectors.toUnmodifiableSet());
    }

    /** @param lead whether the person leads the group */
    public record Membership(String group, boolean lead) {}
}
