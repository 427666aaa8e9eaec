package io.tierline.process;

import io.tierline.cases.Case;
import io.tierline.cases.Level;
import io.tierline.cases.LevelTable;
import io.tierline.cases.Levels;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Where a case can be sent: to the levels of {@code levels.dmn}, and to the teams that the escalation matrix names. */
@Component
public class Destinations {

    private final Levels levels;
    private final EscalationMatrix matrix;

    Destinations(Levels levels, EscalationMatrix matrix) {
        this.levels = levels;
        this.matrix = matrix;
    }

    /** All of them, as the tables in force say: the levels, lowest first, then the teams by their ids. */
    public List<String> all() {
        LevelTable table = levels.current();
        return Stream.concat(
                        table.levels().stream().map(Level::id),
                        teams().distinct().filter(id -> table.rank(id) == null).sorted())
                .toList();
    }

    private Stream<String> teams() {
        return matrix.rows().stream()
                .map(row -> row.when().getOrDefault("level", ""))
                .flatMap(ids -> Stream.of(ids.split("\\s*,\\s*")))
                .filter(id -> !id.isEmpty());
    }

    /** Whether a level by which the case stands, or a team of the matrix in force, has that id. */
    public boolean include(Case file, String id) {
        return levels.of(file).names(id) || teams().anyMatch(id::equals);
    }
}
