package io.tierline.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people have typed and not sent. Each sees their own alone. */
@Repository
class Drafts {

    /** So long a text is kept that its writer has not touched. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final TypeReference<List<Draft.Field>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    Drafts(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** @return when it was kept */
    Instant keep(String person, String caseKey, String place, List<Draft.Field> content) {
        Instant now = clock.instant();
        jdbc.sql(
                        """
                        insert into draft (person, case_key, place, content, changed_at) values (?, ?, ?, ?::jsonb, ?)
                        on conflict (person, case_key, place) do update
                        set content = excluded.content, changed_at = excluded.changed_at""")
                .params(person, caseKey, place, write(content), utc(now))
                .update();
        return now;
    }

    void forget(String person, String caseKey, String place) {
        jdbc.sql("delete from draft where person = ? and case_key = ? and place = ?")
                .params(person, caseKey, place)
                .update();
    }

    /** The person's drafts on a case, the one that was changed last on top. */
    List<Draft> of(String person, String caseKey) {
        return jdbc.sql("select * from draft where person = ? and case_key = ? order by changed_at desc, place")
                .params(person, caseKey)
                .query(this::draft)
                .list();
    }

    /** What the person has typed into forms, the one that was changed last on top. */
    List<Draft> inForms(String person) {
        return jdbc.sql("select * from draft where person = ? and place like 'form-%' order by changed_at desc, place")
                .param(person)
                .query(this::draft)
                .list();
    }

    /** Deletes what nobody has touched for {@link #KEPT}. @return how many there were */
    int expire() {
        return jdbc.sql("delete from draft where changed_at < ?")
                .param(utc(clock.instant().minus(KEPT)))
                .update();
    }

    private Draft draft(ResultSet row, int i) throws SQLException {
        return new Draft(
                row.getString("case_key"),
                row.getString("place"),
                read(row.getString("content")),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private List<Draft.Field> read(String content) {
        try {
            return json.readValue(content, FIELDS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A draft is not what Tierline wrote", e);
        }
    }

    private String write(List<Draft.Field> content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can be written as JSON", e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
