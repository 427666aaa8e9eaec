package io.tierline.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the audit log. */
@Repository
class AuditTable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;

    AuditTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param once the same text has one row; null for a row of its own */
    void insert(Instant at, AuditEvent event, String once) {
        jdbc.sql(
                        """
                insert into audit_entry (at, actor, door, address, action, subject, details, once)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?) on conflict (once) do nothing""")
                .params(
                        utc(at),
                        event.actor(),
                        event.door(),
                        event.address(),
                        event.action(),
                        event.subject(),
                        json(event.details()),
                        once)
                .update();
    }

    /** Newest first. */
    List<AuditEntry> find(AuditQuery query, long from, int most) {
        List<Object> values = new ArrayList<>();
        String where = where(query, values);
        values.add(most);
        values.add(from);
        return jdbc.sql("select * from audit_entry" + where + " order by at desc, id desc limit ? offset ?")
                .params(values)
                .query(AuditTable::entry)
                .list();
    }

    /**
     * The next page for a caller who reads all of it: no row is left out or told twice when new ones come meanwhile.
     */
    List<AuditEntry> before(AuditQuery query, AuditEntry last, int most) {
        List<Object> values = new ArrayList<>();
        String where = where(query, values);
        if (last != null) {
            where += (where.isEmpty() ? " where " : " and ") + "(at, id) < (?, ?)";
            values.add(utc(last.at()));
            values.add(last.id());
        }
        values.add(most);
        return jdbc.sql("select * from audit_entry" + where + " order by at desc, id desc limit ?")
                .params(values)
                .query(AuditTable::entry)
                .list();
    }

    long count(AuditQuery query) {
        List<Object> values = new ArrayList<>();
        return jdbc.sql("select count(*) from audit_entry" + where(query, values))
                .params(values)
                .query(Long.class)
                .single();
    }

    /** The table's trigger lets rows go only before the instant that this transaction names. */
    int deleteBefore(Instant instant, int most) {
        jdbc.sql("select set_config('tierline.audit_expired_before', ?, true)")
                .param(instant.toString())
                .query(String.class)
                .single();
        return jdbc.sql(
                        """
                delete from audit_entry where id in (
                    select id from audit_entry where at < ? order by at limit ? for update skip locked)""")
                .params(utc(instant), most)
                .update();
    }

    private static String where(AuditQuery query, List<Object> values) {
        List<String> conditions = new ArrayList<>();
        add(conditions, values, "at >= ?", query.from() == null ? null : utc(query.from()));
        add(conditions, values, "at < ?", query.to() == null ? null : utc(query.to()));
        add(conditions, values, "actor = ?", query.actor());
        add(conditions, values, "action = ?", query.action());
        add(conditions, values, "subject = ?", query.subject());
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static void add(List<String> conditions, List<Object> values, String condition, Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    private static AuditEntry entry(ResultSet row, int i) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new AuditEvent(
                        row.getString("actor"),
                        row.getString("door"),
                        row.getString("address"),
                        row.getString("action"),
                        row.getString("subject"),
                        map(row.getString("details"))));
    }

    private static Map<String, Object> map(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Map<String, Object> details) {
        try {
            return JSON.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
