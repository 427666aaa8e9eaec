package io.tierline.casefile;

import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether a case repeats an earlier one: the same customer and the same component within 30 days. */
@Component
public class Repeats {

    private static final Duration WINDOW = Duration.ofDays(30);

    private final JdbcClient jdbc;

    Repeats(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean isRepeat(CaseFile file) {
        if (file.component() == null) {
            return false;
        }
        return jdbc.sql(
                        """
                        select exists (
                            select 1 from case_file c join case_event e on e.case_key = c.case_key and e.seq = 1
                            where c.customer = ? and c.case_key <> ? and c.state <> 'withdrawn'
                              and c.opened_at between ? and ?
                              and e.facts ->> 'component' = ?)""")
                .params(
                        file.customer(),
                        file.caseKey(),
                        file.openedAt().minus(WINDOW).atOffset(ZoneOffset.UTC),
                        file.openedAt().atOffset(ZoneOffset.UTC),
                        file.component())
                .query(Boolean.class)
                .single();
    }
}
