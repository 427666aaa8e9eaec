package io.tierline.cases;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The levels as one version of {@code levels.dmn} describes them. What it does not name is a team of specialists. */
public final class LevelTable {

    private final int version;
    private final Map<String, Level> named = new LinkedHashMap<>();
    private final Level others;

    /**
     * @param version of the decision, from 1
     * @param levels in any order
     * @param others what is said of a team that has no row of its own; its id and name are left out
     */
    public LevelTable(int version, List<Level> levels, Level others) {
        this.version = version;
        levels.forEach(level -> named.put(level.id(), level));
        this.others = others;
    }

    public int version() {
        return version;
    }

    /** The levels, lowest first; without the teams beside them. */
    public List<Level> levels() {
        return named.values().stream()
                .filter(level -> !level.specialists())
                .sorted(Comparator.comparingInt(Level::order))
                .toList();
    }

    /** Whether the table has a row of its own for it. */
    public boolean names(String id) {
        return named.containsKey(id);
    }

    /** What is said of a level or a team; of one that is not named, what is said of all others. */
    public Level get(String id) {
        Level level = named.get(id);
        return level != null
                ? level
                : new Level(
                        id,
                        Level.nameOf(id),
                        others.order(),
                        true,
                        others.handOff(),
                        others.rootCause(),
                        others.issue(),
                        "Our " + id.replace('-', ' ') + " team");
    }

    /** As people read it; null for null. */
    public String name(String id) {
        return id == null ? null : get(id).name();
    }

    /** Where a case begins when nothing else is decided. */
    public Level lowest() {
        return levels().get(0);
    }

    /** The place of a level from the lowest, which is 1; null for a team of specialists. */
    public Integer rank(String id) {
        int place = levels().stream().map(Level::id).toList().indexOf(id);
        return place < 0 ? null : place + 1;
    }

    /** The level that comes next; empty at the highest, and for a team of specialists. */
    public Optional<Level> above(String id) {
        return get(id).specialists()
                ? Optional.empty()
                : levels().stream()
                        .filter(level -> level.order() > get(id).order())
                        .findFirst();
    }

    /** The level below; the lowest is below itself. */
    public Level below(String id) {
        return levels().stream()
                .filter(level -> level.order() < get(id).order())
                .reduce((lower, higher) -> higher)
                .orElse(lowest());
    }

    public boolean isBelow(String id, String other) {
        return get(id).order() < get(other).order();
    }
}
