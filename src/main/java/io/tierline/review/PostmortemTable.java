package io.tierline.review;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of postmortems. */
@Repository
class PostmortemTable {

    private static final String LATEST = "select * from postmortem where case_key = ? order by cycle desc limit 1";

    private final JdbcClient jdbc;

    PostmortemTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when this closing has its postmortem already */
    boolean insert(
            String caseKey, int cycle, String draft, List<String> suggestions, String rootCause, Instant draftedAt) {
        return jdbc.sql(
                                """
                        insert into postmortem (case_key, cycle, draft, suggestions, root_cause, drafted_at)
                        values (?, ?, ?, ?, ?, ?) on conflict (case_key, cycle) do nothing""")
                        .params(
                                caseKey,
                                cycle,
                                draft,
                                suggestions.toArray(String[]::new),
                                rootCause,
                                draftedAt.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Draft> latest(String caseKey) {
        return jdbc.sql(LATEST).param(caseKey).query(this::draft).optional();
    }

    Optional<Draft> lockLatest(String caseKey) {
        return jdbc.sql(LATEST + " for update")
                .param(caseKey)
                .query(this::draft)
                .optional();
    }

    void review(
            long id,
            String state,
            String summary,
            String rootCause,
            String customerImpact,
            String lessons,
            Instant approvedAt) {
        jdbc.sql(
                        """
                update postmortem set state = :state, summary = :summary, root_cause = :rootCause,
                    customer_impact = :customerImpact, lessons = :lessons, approved_at = :approvedAt where id = :id""")
                .param("id", id)
                .param("state", state)
                .param("summary", summary)
                .param("rootCause", rootCause)
                .param("customerImpact", customerImpact)
                .param("lessons", lessons)
                .param("approvedAt", approvedAt == null ? null : approvedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    void close(long id, Instant at) {
        jdbc.sql("update postmortem set state = 'closed', closed_at = ? where id = ?")
                .params(at.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    /** The newest first, at most 500; a null filter lets all pass. */
    List<Draft> list(String caseKey, String state) {
        return jdbc.sql(
                        """
                select * from postmortem
                where (:caseKey::text is null or case_key = :caseKey) and (:state::text is null or state = :state)
                order by drafted_at desc, id desc limit 500""")
                .param("caseKey", caseKey)
                .param("state", state)
                .query(this::draft)
                .list();
    }

    private Draft draft(ResultSet row, int i) throws SQLException {
        Array suggestions = row.getArray("suggestions");
        return new Draft(
                row.getLong("id"),
                row.getString("case_key"),
                row.getInt("cycle"),
                row.getString("state"),
                row.getString("draft"),
                List.of((String[]) suggestions.getArray()),
                row.getString("summary"),
                row.getString("root_cause"),
                row.getString("customer_impact"),
                row.getString("lessons"),
                row.getObject("drafted_at", OffsetDateTime.class).toInstant());
    }
}
