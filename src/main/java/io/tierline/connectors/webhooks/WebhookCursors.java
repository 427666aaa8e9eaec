package io.tierline.connectors.webhooks;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How far each subscriber has been told of each case. */
@Repository
class WebhookCursors {

    private final JdbcClient jdbc;

    WebhookCursors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The number of the last event that was taken, 0 before the first. No other transaction tells this subscriber of
     * this case until the caller's transaction ends.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int lock(String caseKey, String webhook) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("webhook " + webhook + " " + caseKey)
                .query((row, i) -> true)
                .list();
        return jdbc.sql("select seq from webhook_cursor where case_key = ? and webhook = ?")
                .params(caseKey, webhook)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** In a transaction of its own: what was taken was taken, whatever becomes of the next. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void advance(String caseKey, String webhook, int seq) {
        jdbc.sql(
                        """
                        insert into webhook_cursor (case_key, webhook, seq) values (?, ?, ?)
                        on conflict (case_key, webhook) do update set seq = excluded.seq""")
                .params(caseKey, webhook, seq)
                .update();
    }
}
