package io.tierline.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LevelTableTest {

    private final LevelTable levels = ShippedLevels.TABLE;

    @Test
    void levels_stand_in_their_order() {
        assertThat(levels.levels()).extracting(Level::id).containsExactly("tier1", "tier2", "engineering");
        assertThat(levels.lowest().id()).isEqualTo("tier1");
        assertThat(levels.rank("engineering")).isEqualTo(3);
        assertThat(levels.above("tier1")).map(Level::id).contains("tier2");
        assertThat(levels.above("engineering")).isEmpty();
        assertThat(levels.below("engineering").id()).isEqualTo("tier2");
        assertThat(levels.below("tier1").id()).isEqualTo("tier1");
    }

    @Test
    void a_team_without_a_row_is_one_of_specialists_and_stands_beside_a_level() {
        Level billing = levels.get("eu-billing");
        assertThat(billing.name()).isEqualTo("Eu billing");
        assertThat(billing.toCustomers()).isEqualTo("Our eu billing team");
        assertThat(billing.specialists()).isTrue();
        assertThat(levels.rank("eu-billing")).isNull();
        assertThat(levels.above("eu-billing")).isEmpty();
        assertThat(levels.below("eu-billing").id()).isEqualTo("tier1");
        assertThat(levels.isBelow("eu-billing", "engineering")).isTrue();
        assertThat(levels.isBelow("tier2", "eu-billing")).isFalse();
    }

    @Test
    void a_level_between_two_others_is_all_that_changes() {
        LevelTable more = new LevelTable(
                2,
                List.of(
                        levels.get("engineering"),
                        new Level("tier3", "Tier 3", 25, false, List.of("errorLogs"), true, false, "Our experts"),
                        level("tier1", 10),
                        level("tier2", 20),
                        level("engineering", 30)),
                levels.get("other"));
        assertThat(more.above("tier2")).map(Level::id).contains("tier3");
        assertThat(more.below("engineering").id()).isEqualTo("tier3");
        assertThat(more.rank("tier3")).isEqualTo(3);
    }

    private static Level level(String id, int order) {
        return new Level(id, id, order, false, List.of(), false, false, id);
    }
}
