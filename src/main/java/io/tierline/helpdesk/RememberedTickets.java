package io.tierline.helpdesk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tickets as we last saw them. */
@Repository
class RememberedTickets {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Instant>> STAMPS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    RememberedTickets(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A ticket and when each of its fields was so; by the codes of {@link TicketField}. */
    record Remembered(boolean isNew, Map<String, Object> fields, Map<String, Instant> stamps) {

        Object field(TicketField field) {
            return fields.get(field.code());
        }

        String text(TicketField field) {
            return field(field) == null ? null : field(field).toString();
        }

        /**
         * Takes on what is newer.
         *
         * @return what was before of each field that has changed, null where nothing was known
         */
        Map<TicketField, Object> takeOn(TicketChange change) {
            Map<TicketField, Object> before = new LinkedHashMap<>();
            for (TicketField field : TicketField.values()) {
                Object value = change.fields().get(field);
                Instant stamp = stamps.get(field.code());
                if (value != null && (stamp == null || !change.at().isBefore(stamp))) {
                    stamps.put(field.code(), change.at());
                    if (!value.equals(field(field))) {
                        before.put(field, fields.put(field.code(), value));
                    }
                }
            }
            return before;
        }
    }

    /** The ticket, held until the transaction ends; an empty one where it is seen for the first time. */
    Remembered hold(String source, String ticket, Instant now) {
        boolean isNew = jdbc.sql(
                                """
                        insert into remembered_ticket (source, external_id, changed_at) values (?, ?, ?)
                        on conflict (source, external_id) do nothing""")
                        .params(source, ticket, now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        return jdbc.sql("select fields, stamps from remembered_ticket where source = ? and external_id = ? for update")
                .params(source, ticket)
                .query((row, i) -> new Remembered(
                        isNew,
                        read(row.getString("fields"), FIELDS),
                        new LinkedHashMap<>(read(row.getString("stamps"), STAMPS))))
                .single();
    }

    /** What is known of a ticket, by the codes of {@link TicketField}; empty where nothing is. */
    Map<String, Object> fields(String source, String ticket) {
        return jdbc.sql("select fields from remembered_ticket where source = ? and external_id = ?")
                .params(source, ticket)
                .query(String.class)
                .optional()
                .map(fields -> read(fields, FIELDS))
                .orElse(Map.of());
    }

    /** @param intake why it has a case or none, or null: as before */
    void write(String source, String ticket, Remembered remembered, String intake, Instant now) {
        jdbc.sql(
                        """
                        update remembered_ticket set fields = ?::jsonb, stamps = ?::jsonb, changed_at = ?,
                            intake = coalesce(?, intake)
                        where source = ? and external_id = ?""")
                .params(
                        write(remembered.fields()),
                        write(remembered.stamps()),
                        now.atOffset(ZoneOffset.UTC),
                        intake,
                        source,
                        ticket)
                .update();
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not the JSON that Tierline wrote", e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A ticket's fields must be plain JSON", e);
        }
    }
}
