package io.tierline.reporting;

import io.tierline.web.BadParameterException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What figures can be grouped by. */
enum GroupBy {
    CATEGORY("category"),
    PRIORITY("priority"),
    TIER("coalesce(tier, '')"),
    CUSTOMER("customer"),
    PLAN("coalesce(plan, '')"),
    MONTH("to_char(opened_at at time zone 'UTC', 'YYYY-MM')");

    /** Of {@code case_fact}'s columns. */
    final String sql;

    GroupBy(String sql) {
        this.sql = sql;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return null for null: not grouped */
    static GroupBy of(String code) {
        if (code == null) {
            return null;
        }
        return Arrays.stream(values())
                .filter(value -> value.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new BadParameterException(
                        "groupBy",
                        "must be one of "
                                + Arrays.stream(values()).map(GroupBy::code).collect(Collectors.joining(", "))));
    }
}
