package io.tierline.cases;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which cases' escalation policies a maintenance window holds back. */
@Component
public class HeldEscalations {

    private final JdbcClient jdbc;

    HeldEscalations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether there is a case of that key. */
    public boolean exists(String caseKey) {
        return jdbc.sql("select exists (select 1 from case_file where case_key = ?)")
                .param(caseKey)
                .query(Boolean.class)
                .single();
    }

    /** The keys of the open cases that the window has held back to an instant that is still to come. */
    public List<String> by(long window, Instant now) {
        return jdbc.sql(
                        """
                        select distinct case_key from case_event join case_file using (case_key)
                        where type = 'ladder-held' and facts -> 'windows' @> to_jsonb(?)
                          and (facts ->> 'until')::timestamptz > ? and state not in ('closed', 'withdrawn')
                        order by case_key""")
                .params(window, now.atOffset(java.time.ZoneOffset.UTC))
                .query(String.class)
                .list();
    }
}
