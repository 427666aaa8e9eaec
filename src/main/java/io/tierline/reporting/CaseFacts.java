package io.tierline.reporting;

import io.tierline.cases.LedgerChanged;
import io.tierline.cases.LedgerRefolded;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of facts, kept in step with the ledger: at most one statement an event, none when the fact stays the same. */
@Repository
class CaseFacts {

    private final JdbcClient jdbc;

    CaseFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(LedgerChanged change) {
        CaseFact now = CaseFact.fold(change.ledger());
        boolean stored = change.firstNew() > 0
                && CaseFact.fold(change.ledger().subList(0, change.firstNew())).equals(now);
        if (!stored) {
            upsert(now);
        }
    }

    @EventListener
    void on(LedgerRefolded again) {
        upsert(CaseFact.fold(again.ledger()));
    }

    private void upsert(CaseFact fact) {
        jdbc.sql(
                        """
                insert into case_fact values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (case_key) do update set
                    (opened_at, state, customer, plan, category, component, priority, tier, escalated_at, resolved_at,
                        closed_at, resolution_due, resolution_verdict, resolution_corrected, hops, hand_backs, reopened,
                        promises_kept, promises_broken, survey_asked, score, is_repeat)
                    = (excluded.opened_at, excluded.state, excluded.customer, excluded.plan, excluded.category,
                        excluded.component, excluded.priority, excluded.tier, excluded.escalated_at,
                        excluded.resolved_at, excluded.closed_at, excluded.resolution_due,
                        excluded.resolution_verdict, excluded.resolution_corrected, excluded.hops,
                        excluded.hand_backs, excluded.reopened, excluded.promises_kept, excluded.promises_broken,
                        excluded.survey_asked, excluded.score, excluded.is_repeat)""")
                .params(
                        fact.caseKey(),
                        utc(fact.openedAt()),
                        fact.state(),
                        fact.customer(),
                        fact.plan(),
                        fact.category(),
                        fact.component(),
                        fact.priority(),
                        fact.tier(),
                        utc(fact.escalatedAt()),
                        utc(fact.resolvedAt()),
                        utc(fact.closedAt()),
                        utc(fact.resolutionDue()),
                        fact.resolutionVerdict(),
                        fact.resolutionCorrected(),
                        fact.assignments(),
                        fact.handBacks(),
                        fact.reopened(),
                        fact.promisesKept(),
                        fact.promisesBroken(),
                        fact.surveyAsked(),
                        fact.score(),
                        fact.isRepeat())
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
