package io.tierline.security;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which groups of the identity provider are which of ours. Groups of ours that it names are given and taken by the
 * provider alone; all others are left as they are.
 */
final class GroupMapping {

    private final Map<String, Set<String>> ours;

    private GroupMapping(Map<String, Set<String>> ours) {
        this.ours = ours;
    }

    /**
     * @param entries each as {@code theirs=ours}; theirs may hold equals signs, as a distinguished name does
     * @throws DoorsStayShut naming the entry that cannot be read
     */
    static GroupMapping read(List<String> entries) {
        Map<String, Set<String>> ours = new LinkedHashMap<>();
        for (String entry : entries) {
            int equals = entry.lastIndexOf('=');
            String theirs = equals < 0 ? "" : entry.substring(0, equals).strip();
            String group = equals < 0 ? "" : entry.substring(equals + 1).strip();
            if (theirs.isEmpty() || group.isEmpty() || group.equals(Groups.ENGINE_ADMIN)) {
                throw new UnsafeConfigurationException(
                        "TIERLINE_SIGN_IN_OIDC_GROUPS has the entry \"" + entry + "\", which maps no group.",
                        "Write each entry as theirs=ours, such as \"Support Managers=manager\", with commas in between.");
            }
            ours.computeIfAbsent(theirs, any -> new TreeSet<>()).add(group);
        }
        return new GroupMapping(ours);
    }

    /** Our groups that the provider decides about. */
    Set<String> managed() {
        return ours.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Our groups of a person who is in those groups of the provider. */
    Set<String> of(Collection<String> theirs) {
        return theirs.stream()
                .flatMap(group -> ours.getOrDefault(group, Set.of()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @throws DoorsStayShut naming a group of ours that is not there: a role that is mistyped must not become a team */
    void check(Collection<String> there) {
        Set<String> unknown = managed();
        unknown.removeAll(there);
        if (!unknown.isEmpty()) {
            throw new UnsafeConfigurationException(
                    "TIERLINE_SIGN_IN_OIDC_GROUPS maps to " + String.join(", ", unknown)
                            + ", but Tierline has no such group.",
                    "Correct the name, or start without the entry and make the group in Camunda Admin first. There are "
                            + String.join(", ", new TreeSet<>(there)) + ".");
        }
    }
}
