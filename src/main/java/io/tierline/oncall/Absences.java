package io.tierline.oncall;

import io.tierline.calendar.Interval;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who is away when. */
@Repository
public class Absences {

    private final JdbcClient jdbc;

    Absences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A person's absences, earliest first. */
    public List<Absence> of(String person) {
        return jdbc.sql("select starts, ends, reason from person_absence where person_id = ? order by starts, id")
                .param(person)
                .query((row, i) -> new Absence(span(row), row.getString("reason")))
                .list();
    }

    /** Replaces all absences of a person. */
    @Transactional
    public void put(String person, List<Absence> absences) {
        jdbc.sql("delete from person_absence where person_id = ?").param(person).update();
        for (Absence absence : absences) {
            jdbc.sql("insert into person_absence (person_id, starts, ends, reason) values (?, ?, ?, ?)")
                    .params(
                            person,
                            utc(absence.span().from()),
                            utc(absence.span().to()),
                            absence.reason())
                    .update();
        }
    }

    /** The absences of all people that have not ended by then, by person. */
    Map<String, List<Interval>> endingAfter(Instant instant) {
        Map<String, List<Interval>> absences = new HashMap<>();
        jdbc.sql("select person_id, starts, ends from person_absence where ends > ? order by starts")
                .param(utc(instant))
                .query(row -> {
                    absences.computeIfAbsent(row.getString("person_id"), id -> new ArrayList<>())
                            .add(span(row));
                });
        return absences;
    }

    static Interval span(ResultSet row) throws SQLException {
        return new Interval(
                row.getObject("starts", OffsetDateTime.class).toInstant(),
                row.getObject("ends", OffsetDateTime.class).toInstant());
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
