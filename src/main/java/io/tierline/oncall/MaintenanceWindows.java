package io.tierline.oncall;

import io.tierline.oncall.MaintenanceWindow.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When managers hold back the later steps of escalation policies. It moves no promise to a customer. */
@Repository
public class MaintenanceWindows {

    private final JdbcClient jdbc;

    MaintenanceWindows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What holds a step back.
     *
     * @param windows the ids of all that take part
     * @param until when the last of them ends that follow each other without a gap
     */
    public record Hold(List<Long> windows, Instant until) {}

    /** Whether a case's escalation policy is held back at an instant, and until when. */
    public Optional<Hold> holding(Instant at, String team, String customer, String caseKey) {
        List<MaintenanceWindow> windows = jdbc.sql(
                        """
                        select * from maintenance_window where ends_at > ? and cancelled_at is null
                          and (scope = 'all' or (scope = 'team' and subject = ?) or (scope = 'customer' and subject = ?)
                            or (scope = 'case' and subject = ?))
                        order by starts_at, id""")
                .params(utc(at), team, customer, caseKey)
                .query(MaintenanceWindows::window)
                .list();
        return hold(windows, at);
    }

    /** @param windows of one case, by their beginning */
    static Optional<Hold> hold(List<MaintenanceWindow> windows, Instant at) {
        Instant until = at;
        List<Long> holding = new ArrayList<>();
        for (MaintenanceWindow window : windows) {
            if (!window.from().isAfter(until) && window.to().isAfter(at)) {
                holding.add(window.id());
                until = window.to().isAfter(until) ? window.to() : until;
            }
        }
        return holding.isEmpty() ? Optional.empty() : Optional.of(new Hold(List.copyOf(holding), until));
    }

    /** Those that have not ended, by their beginning; with what is over, all but the cancelled. */
    public List<MaintenanceWindow> list(Instant now, boolean withPast) {
        return jdbc.sql(
                        """
                        select * from maintenance_window where cancelled_at is null and (? or ends_at > ?)
                        order by starts_at, id""")
                .params(withPast, utc(now))
                .query(MaintenanceWindows::window)
                .list();
    }

    public MaintenanceWindow add(
            Scope scope, String subject, Instant from, Instant to, String reason, String by, Instant now) {
        return jdbc.sql(
                        """
                        insert into maintenance_window (scope, subject, starts_at, ends_at, reason, created_by, created_at)
                        values (?, ?, ?, ?, ?, ?, ?) returning *""")
                .params(scope.word(), subject, utc(from), utc(to), reason, by, utc(now))
                .query(MaintenanceWindows::window)
                .single();
    }

    /** @return what was cancelled; empty when there is none of that id that has not ended */
    public Optional<MaintenanceWindow> cancel(long id, String by, Instant now) {
        return jdbc.sql(
                        """
                        update maintenance_window set cancelled_at = ?, cancelled_by = ?
                        where id = ? and cancelled_at is null and ends_at > ? returning *""")
                .params(utc(now), by, id, utc(now))
                .query(MaintenanceWindows::window)
                .optional();
    }

    private static MaintenanceWindow window(ResultSet row, int i) throws SQLException {
        return new MaintenanceWindow(
                row.getLong("id"),
                Scope.valueOf(row.getString("scope").toUpperCase(Locale.ROOT)),
                row.getString("subject"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                row.getString("reason"),
                row.getString("created_by"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
