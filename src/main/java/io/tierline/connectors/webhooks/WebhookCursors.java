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

    /** The number of the last event that was taken, 0 before the first. Messages to one mirror of a case never overlap. */
    int told(String caseKey, String webhook) {
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
                        on conflict (case_key, webhook) do update set seq = greatest(excluded.seq, webhook_cursor.seq)""")
                .params(caseKey, webhook, seq)
                .update();
    }
}
