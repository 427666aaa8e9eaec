package io.tierline.cases;

import java.util.Map;

/**
 * Reads at which place among the levels a case arrived. Ledgers from before {@code levels.dmn} do not tell it; there were
 * three levels then, whose names no model could change.
 */
public final class RankAtEntry {

    private static final Map<String, Integer> BEFORE_THE_TABLE = Map.of("tier1", 1, "tier2", 2, "engineering", 3);

    private RankAtEntry() {}

    /** @return from 1 for the lowest level; null for a team of specialists */
    public static Integer of(CaseEvent entered) {
        if (entered.number("levels") == 0) {
            // The map refuses null; a ledger may hold an entry that names no level.
            return BEFORE_THE_TABLE.get(String.valueOf(entered.text("tier")));
        }
        int rank = entered.number("rank");
        return rank == 0 ? null : rank;
    }
}
