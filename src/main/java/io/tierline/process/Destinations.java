package io.tierline.process;

import io.tierline.cases.Case;
import io.tierline.cases.Levels;
import java.util.List;
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

    /** Whether a level by which the case stands, or a team of the matrix in force, has that id. */
    public boolean include(Case file, String id) {
        return levels.of(file).names(id)
                || matrix.rows().stream()
                        .map(row -> row.when().getOrDefault("level", ""))
                        .anyMatch(ids -> List.of(ids.split("\\s*,\\s*")).contains(id));
    }
}
