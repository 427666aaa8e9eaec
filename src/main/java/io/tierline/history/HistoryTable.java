package io.tierline.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the history. What a transaction has to say comes as one JSON text, so that it is one statement. */
@Repository
class HistoryTable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;

    HistoryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<DecisionAnswer> answers) {
        if (answers.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                insert into decision_answer
                    (case_key, decision, version, rules, inputs, outputs, evaluated_at, asked_by)
                select case_key, decision, version, rules, inputs, outputs, evaluated_at, asked_by
                from json_to_recordset(?::json) as answer (case_key text, decision text, version int, rules text[],
                    inputs jsonb, outputs jsonb, evaluated_at timestamptz, asked_by text)""")
                .param(json(answers.stream().map(HistoryTable::row).toList()))
                .update();
    }

    /** A stay that began in an earlier transaction gets its end; one of which no beginning was written is passed over. */
    void write(Map<String, Stay> stays) {
        if (stays.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                with stay as (
                    select * from json_to_recordset(?::json) as stay (instance text, case_key text, process text,
                        version int, element text, entered_at timestamptz, left_at timestamptz, cancelled boolean)),
                ended as (
                    update element_passed e
                    set left_at = greatest(stay.left_at, e.entered_at), cancelled = stay.cancelled,
                        case_key = coalesce(e.case_key, stay.case_key)
                    from stay
                    where stay.entered_at is null and e.instance = stay.instance and e.left_at is null)
                insert into element_passed
                    (case_key, process, version, element, entered_at, left_at, cancelled, instance)
                select case_key, process, version, element, entered_at, left_at, cancelled,
                    case when left_at is null then instance end
                from stay where entered_at is not null""")
                .param(json(stays.entrySet().stream()
                        .map(stay -> row(stay.getKey(), stay.getValue()))
                        .toList()))
                .update();
    }

    List<DecisionAnswer> answers(String caseKey) {
        return jdbc.sql("select * from decision_answer where case_key = ? order by id")
                .param(caseKey)
                .query(HistoryTable::answer)
                .list();
    }

    int deleteAnswers(Instant before, int most) {
        return delete("decision_answer", "evaluated_at", before, most);
    }

    int deleteElements(Instant before, int most) {
        return delete("element_passed", "entered_at", before, most);
    }

    private int delete(String table, String instant, Instant before, int most) {
        return jdbc.sql(
                        "delete from %1$s where id in (select id from %1$s where %2$s < ? limit ? for update skip locked)"
                                .formatted(table, instant))
                .params(before.atOffset(ZoneOffset.UTC), most)
                .update();
    }

    private static Map<String, Object> row(DecisionAnswer answer) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("case_key", answer.caseKey());
        row.put("decision", answer.decision());
        row.put("version", answer.version());
        row.put("rules", answer.rules());
        row.put("inputs", answer.inputs());
        row.put("outputs", answer.outputs());
        row.put("evaluated_at", answer.evaluatedAt().toString());
        row.put("asked_by", answer.askedBy());
        return row;
    }

    private static Map<String, Object> row(String instance, Stay stay) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("instance", instance);
        row.put("case_key", stay.element().caseKey());
        row.put("process", stay.element().process());
        row.put("version", stay.element().version());
        row.put("element", stay.element().id());
        row.put("entered_at", text(stay.enteredAt()));
        row.put("left_at", text(stay.leftAt()));
        row.put("cancelled", stay.cancelled());
        return row;
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static DecisionAnswer answer(ResultSet row, int i) throws SQLException {
        return new DecisionAnswer(
                row.getString("case_key"),
                row.getString("decision"),
                row.getInt("version"),
                List.of((String[]) row.getArray("rules").getArray()),
                read(row.getString("inputs"), new TypeReference<>() {}),
                read(row.getString("outputs"), new TypeReference<>() {}),
                row.getObject("evaluated_at", OffsetDateTime.class).toInstant(),
                row.getString("asked_by"));
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Object rows) {
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
