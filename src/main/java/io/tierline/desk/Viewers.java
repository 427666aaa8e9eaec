package io.tierline.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has which case on the screen now, over all nodes, and who of them writes. */
@Repository
class Viewers {

    /** Whoever has gone without a word is gone after that. */
    private static final Duration COUNTS = Duration.ofSeconds(45);

    private final JdbcClient jdbc;
    private final Clock clock;

    Viewers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A person at a case. @param person a user id */
    record Viewer(String caseKey, String person) {}

    /** @param writing whether they typed into the composer a moment ago */
    record Present(String person, boolean writing) {}

    /** They are there. One statement for all of them. */
    void here(Collection<Viewer> viewers) {
        List<Viewer> each = viewers.stream().distinct().toList();
        jdbc.sql(
                        """
                        insert into case_viewer (case_key, person, until)
                        select case_key, person, ? from unnest(?::text[], ?::text[]) v (case_key, person)
                        on conflict (case_key, person) do update set until = excluded.until""")
                .params(
                        utc(clock.instant().plus(COUNTS)),
                        each.stream().map(Viewer::caseKey).toArray(String[]::new),
                        each.stream().map(Viewer::person).toArray(String[]::new))
                .update();
    }

    /** By the case's key; a case that nobody looks at is left out. */
    Map<String, List<Present>> of(Collection<String> caseKeys) {
        Instant now = clock.instant();
        Map<String, List<Present>> found = new HashMap<>();
        jdbc.sql(
                        """
                        select v.case_key, v.person, exists (
                            select from draft d where d.person = v.person and d.case_key = v.case_key
                              and d.place in ('update', 'note') and d.changed_at > ?) as writing
                        from case_viewer v where v.case_key = any (?) and v.until > ? order by v.case_key, v.person""")
                .params(utc(now.minus(COUNTS)), caseKeys.toArray(String[]::new), utc(now))
                .query(row -> {
                    found.computeIfAbsent(row.getString("case_key"), key -> new ArrayList<>())
                            .add(new Present(row.getString("person"), row.getBoolean("writing")));
                });
        return found;
    }

    /** Deletes who has gone. */
    void expire() {
        jdbc.sql("delete from case_viewer where until < ?")
                .param(utc(clock.instant()))
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
