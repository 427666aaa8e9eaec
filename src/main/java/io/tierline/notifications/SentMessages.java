package io.tierline.notifications;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was said to people and customers, over all cases. With the words go customers' links: not for everyone to see. */
@Repository
public class SentMessages {

    private final JdbcClient jdbc;

    SentMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first, without what is erased, and without what only keeps another system up to date. */
    public List<Delivery> last(int most) {
        return jdbc.sql(
                        """
                        select * from outbox_message
                        where state = 'sent' and subject is not null and not starts_with(recipient, ?)
                        order by changed_at desc, id desc limit ?""")
                .params(Mirrors.RECIPIENT, most)
                .query(OutboxTable::delivery)
                .list();
    }
}
