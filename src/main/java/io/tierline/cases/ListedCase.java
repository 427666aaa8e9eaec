package io.tierline.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * A case as a list shows it.
 *
 * @param title null when it was erased, as is {@code customerName}
 * @param level the id of the level that has it, or had it last; null before the first
 * @param owner the user id of who has it; null for no person
 * @param nextDeadline the first open deadline, passed or not; null without one
 * @param excerpt where it was found, if not in the ticket itself
 */
public record ListedCase(
        String key,
        String title,
        String customerName,
        String state,
        String level,
        String owner,
        String priority,
        Instant nextDeadline,
        Instant updatedAt,
        String excerpt) {

    static ListedCase read(ResultSet row, int i) throws SQLException {
        return new ListedCase(
                row.getString("case_key"),
                row.getString("title"),
                row.getString("customer_name"),
                row.getString("state"),
                row.getString("tier"),
                row.getString("owner"),
                row.getString("priority"),
                instant(row, "next_deadline"),
                instant(row, "updated_at"),
                row.getString("excerpt"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
