package io.tierline.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code held_message}. */
@Repository
class HeldMessageTable {

    private static final int MOST = 100;

    private final JdbcClient jdbc;

    HeldMessageTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when it is held already, by the same press or by the same words. */
    Optional<HeldMessage> add(Message message, Instant pressed, Instant due) {
        return jdbc.sql(
                        """
                        insert into held_message (person, case_key, kind, words, files, once, pressed_at, due_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning *""")
                .params(
                        message.person(),
                        message.caseKey(),
                        message.kind(),
                        message.words(),
                        files(message),
                        message.once(),
                        utc(pressed),
                        utc(due))
                .query(HeldMessageTable::held)
                .optional();
    }

    /** The one of the same press; else the one of the same words that was not taken back. */
    Optional<HeldMessage> find(Message message) {
        return jdbc.sql(
                        """
                        select * from held_message where person = ? and case_key = ?
                          and (once = ? or kind = ? and words = ? and files = cast(? as text[]) and undone_at is null)
                        order by once is not distinct from ? desc, id desc limit 1""")
                .params(
                        message.person(),
                        message.caseKey(),
                        message.once(),
                        message.kind(),
                        message.words(),
                        files(message),
                        message.once())
                .query(HeldMessageTable::held)
                .optional();
    }

    /** What the person may still take back on a case, oldest first. */
    List<HeldMessage> of(String caseKey, String person) {
        return jdbc.sql(
                        "select * from held_message where person = ? and case_key = ? and undone_at is null order by id")
                .params(person, caseKey)
                .query(HeldMessageTable::held)
                .list();
    }

    /** Empty when it is not theirs, or has gone out. Waits for the node that sends it just now. */
    Optional<HeldMessage> hold(long id, String person) {
        return jdbc.sql("select * from held_message where id = ? and person = ? for update")
                .params(id, person)
                .query(HeldMessageTable::held)
                .optional();
    }

    void undo(long id, Instant at) {
        jdbc.sql("update held_message set undone_at = ? where id = ?")
                .params(utc(at), id)
                .update();
    }

    List<Long> due(Instant now) {
        return jdbc.sql("select id from held_message where due_at <= ? order by due_at, id limit " + MOST)
                .param(utc(now))
                .query(Long.class)
                .list();
    }

    Optional<Instant> nextDue() {
        return jdbc.sql("select due_at from held_message order by due_at, id limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Takes it out; empty when another node or its person has it in hand. */
    Optional<HeldMessage> take(long id) {
        return jdbc.sql(
                        """
                        delete from held_message
                        where id = (select id from held_message where id = ? for update skip locked) returning *""")
                .param(id)
                .query(HeldMessageTable::held)
                .optional();
    }

    void putOff(long id, Instant due) {
        jdbc.sql("update held_message set due_at = ? where id = ?")
                .params(utc(due), id)
                .update();
    }

    private static HeldMessage held(ResultSet row, int i) throws SQLException {
        return new HeldMessage(
                row.getLong("id"),
                new Message(
                        row.getString("case_key"),
                        row.getString("person"),
                        row.getString("kind"),
                        row.getString("words"),
                        List.of((String[]) row.getArray("files").getArray()),
                        row.getString("once")),
                row.getObject("pressed_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getObject("undone_at") != null);
    }

    private static String[] files(Message message) {
        return message.files().toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
