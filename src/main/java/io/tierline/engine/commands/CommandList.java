package io.tierline.engine.commands;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.AbstractQuery;

/** {@code engine-commands.yaml}: what each role may send to the engine, and what a refusal says. Immutable. */
final class CommandList {

    static final String EVERYONE = "everyone";
    static final String ANONYMOUS = "anonymous";

    private static final String AGENT = "agent";
    private static final String ENGINE = "org.camunda.bpm.engine.impl.";

    private final Map<String, List<String>> groups;
    private final List<Allowed> allowed;
    private final List<Refused> refused;
    private final String otherwise;

    /** @param groups the groups that give a role */
    CommandList(Map<String, List<String>> groups, List<Allowed> allowed, List<Refused> refused, String otherwise) {
        this.groups = groups;
        this.allowed = allowed;
        this.refused = refused;
        this.otherwise = otherwise;
    }

    /**
     * @param act in words
     * @param roles that may do it
     * @param carries the name of the rule for what the commands carry; null where they carry nothing to look at
     */
    record Allowed(String act, List<String> roles, String carries, List<String> commands) {

        boolean isFor(Collection<String> those) {
            return roles.stream().anyMatch(those::contains);
        }

        boolean has(Class<?> command) {
            return commands.contains(name(command))
                    || commands.contains("AbstractQuery") && AbstractQuery.class.isAssignableFrom(command);
        }
    }

    /** @param instead the sentence that tells what does it instead */
    record Refused(String instead, List<String> commands) {}

    /** The roles that come with groups. Every group that gives no other role is a team of agents. */
    Set<String> roles(Collection<String> those) {
        Set<String> roles = new LinkedHashSet<>(Set.of(EVERYONE));
        for (String group : those) {
            roles.add(groups.entrySet().stream()
                    .filter(role -> role.getValue().contains(group))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(AGENT));
        }
        return roles;
    }

    /** What lets these roles send the command: the entry with the fewest conditions; empty when nothing does. */
    Optional<Allowed> allows(Class<?> command, Collection<String> roles) {
        Optional<Allowed> found = Optional.empty();
        for (Allowed entry : allowed) {
            if (entry.isFor(roles) && entry.has(command)) {
                if (entry.carries() == null) {
                    return Optional.of(entry);
                }
                found = found.or(() -> Optional.of(entry));
            }
        }
        return found;
    }

    /** What a refusal of the command says. */
    String instead(Class<?> command) {
        return refused.stream()
                .filter(entry -> entry.commands().contains(name(command)))
                .map(Refused::instead)
                .findFirst()
                .orElse(otherwise);
    }

    List<Allowed> allowed() {
        return allowed;
    }

    List<Refused> refused() {
        return refused;
    }

    /** The roles in the order of the file, then the two that are known by themselves. */
    List<String> roleNames() {
        List<String> names = new ArrayList<>(groups.keySet());
        names.add(ANONYMOUS);
        return names;
    }

    /** Every name that the list holds, with the entries that hold it. */
    Map<String, List<Object>> byName() {
        Map<String, List<Object>> names = new LinkedHashMap<>();
        allowed.forEach(entry -> entry.commands().forEach(name -> names.computeIfAbsent(name, n -> new ArrayList<>())
                .add(entry)));
        refused.forEach(entry -> entry.commands().forEach(name -> names.computeIfAbsent(name, n -> new ArrayList<>())
                .add(entry)));
        return names;
    }

    /** The name by which the list knows a command's class. */
    static String name(Class<?> command) {
        return command.getName().startsWith(ENGINE) ? command.getName().substring(ENGINE.length()) : command.getName();
    }
}
