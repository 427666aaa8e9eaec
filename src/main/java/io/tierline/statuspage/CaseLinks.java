package io.tierline.statuspage;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The customers' links. */
@Repository
class CaseLinks {

    /** 192 bits: that cannot be guessed. */
    private static final int TOKEN_BYTES = 24;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CaseLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    CaseLink status(String caseKey) {
        return ofCase(caseKey).orElseGet(() -> {
            insert("status", caseKey, null);
            return ofCase(caseKey).orElseThrow();
        });
    }

    boolean hasStatus(String caseKey) {
        return ofCase(caseKey).isPresent();
    }

    CaseLink survey(String caseKey, int cycle) {
        return ofCycle(caseKey, cycle).orElseGet(() -> {
            insert("survey", caseKey, cycle);
            return ofCycle(caseKey, cycle).orElseThrow();
        });
    }

    Optional<CaseLink> find(String token) {
        if (!token.matches("[A-Za-z0-9_-]{22,64}")) {
            return Optional.empty();
        }
        return jdbc.sql("select token, kind, case_key, cycle from case_link where token = ?")
                .param(token)
                .query(CaseLink.class)
                .optional();
    }

    /** The link of the case's latest survey. */
    Optional<CaseLink> latestSurvey(String caseKey) {
        return jdbc.sql(
                        """
                select token, kind, case_key, cycle from case_link
                where case_key = ? and kind = 'survey' order by cycle desc limit 1""")
                .param(caseKey)
                .query(CaseLink.class)
                .optional();
    }

    private Optional<CaseLink> ofCase(String caseKey) {
        return jdbc.sql("select token, kind, case_key, cycle from case_link where case_key = ? and kind = 'status'")
                .param(caseKey)
                .query(CaseLink.class)
                .optional();
    }

    private Optional<CaseLink> ofCycle(String caseKey, int cycle) {
        return jdbc.sql("select token, kind, case_key, cycle from case_link where case_key = ? and cycle = ?")
                .params(caseKey, cycle)
                .query(CaseLink.class)
                .optional();
    }

    /** Another transaction may have made the link in the same moment: then that one is the link. */
    private void insert(String kind, String caseKey, Integer cycle) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        jdbc.sql(
                        """
                insert into case_link (token, kind, case_key, cycle, created_at)
                values (:token, :kind, :caseKey, :cycle, :now) on conflict do nothing""")
                .param("token", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                .param("kind", kind)
                .param("caseKey", caseKey)
                .param("cycle", cycle)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
