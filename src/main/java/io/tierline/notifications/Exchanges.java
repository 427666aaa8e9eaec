package io.tierline.notifications;

import io.tierline.cases.CustomerLinks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was said between us and the vendors, delivery by delivery: for those who have to find out what became of one.
 */
@Repository
public class Exchanges {

    private final JdbcClient jdbc;

    Exchanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps it, in a transaction of its own: what was said was said, whatever becomes of the caller. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void keep(Exchange exchange) {
        jdbc.sql(
                        """
                        insert into delivery_exchange (delivery, at, vendor, method, status, address, request, answer)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        exchange.delivery(),
                        exchange.at().atOffset(ZoneOffset.UTC),
                        exchange.vendor(),
                        exchange.method(),
                        exchange.status(),
                        CustomerLinks.hidden(exchange.address()),
                        CustomerLinks.hidden(exchange.request()),
                        CustomerLinks.hidden(exchange.answer()))
                .update();
    }

    /** Of one delivery, oldest first. */
    public List<Exchange> of(long delivery) {
        return jdbc.sql("select * from delivery_exchange where delivery = ? order by id")
                .param(delivery)
                .query(Exchanges::exchange)
                .list();
    }

    private static Exchange exchange(ResultSet row, int i) throws SQLException {
        return new Exchange(
                row.getLong("delivery"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("vendor"),
                row.getString("method"),
                row.getString("address"),
                row.getString("request"),
                row.getObject("status", Integer.class),
                row.getString("answer"));
    }
}
