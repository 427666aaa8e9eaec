package io.tierline.cases;

import java.util.List;

/** The levels of the {@code levels.dmn} that comes with Tierline; a test holds the two together. */
public final class ShippedLevels {

    private static final List<String> HAND_OFF =
            List.of("ticketHistory", "errorLogs", "integrationId", "stepsToReproduce");

    public static final LevelTable TABLE = new LevelTable(
            1,
            List.of(
                    new Level("tier1", "Tier 1", 1, false, List.of(), false, false, "Our support team"),
                    new Level("tier2", "Tier 2", 2, false, HAND_OFF, true, false, "Our technical specialists"),
                    new Level("engineering", "Engineering", 3, false, HAND_OFF, true, true, "Our engineering team")),
            new Level("null", "null", 2, true, List.of(), false, false, "Our team"));

    public static final Levels LEVELS = new Levels() {
        @Override
        public LevelTable current() {
            return TABLE;
        }

        @Override
        public LevelTable version(int version) {
            return TABLE;
        }
    };

    private ShippedLevels() {}
}
