package io.tierline.cases;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The references of each case. A case's ticket is the first of them, written when the case opens. */
@Component
public class References {

    private final JdbcClient jdbc;
    private final Clock clock;

    References(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Adds a reference, in the caller's transaction. One that the case has already stays, and takes on the address if it
     * had none.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String caseKey, Reference reference) {
        jdbc.sql(
                        """
                        insert into case_reference (case_key, system, ref, url, added_at) values (?, ?, ?, ?, ?)
                        on conflict (case_key, system, ref) do update set url = excluded.url
                        where case_reference.url is null and excluded.url is not null""")
                .params(
                        caseKey,
                        reference.system(),
                        reference.ref(),
                        reference.url(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The case's references, oldest first. */
    public List<Reference> of(String caseKey) {
        return jdbc.sql("select system, ref, url from case_reference where case_key = ? order by added_at, system, ref")
                .param(caseKey)
                .query((row, i) -> new Reference(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** The keys of all cases that have a reference, oldest case first: an issue may be about several. */
    public List<String> cases(String system, String ref) {
        return jdbc.sql("select case_key from case_reference where system = ? and ref = ? order by case_key")
                .params(system, ref)
                .query(String.class)
                .list();
    }
}
