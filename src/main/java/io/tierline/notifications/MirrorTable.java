package io.tierline.notifications;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the mirrors. */
@Repository
class MirrorTable {

    private final JdbcClient jdbc;

    MirrorTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return whether it is another face than the mirror was last asked to show; then it is noted */
    boolean changes(String caseKey, String mirror, String face) {
        return jdbc.sql(
                                """
                        insert into mirror_face (case_key, mirror, face) values (?, ?, ?)
                        on conflict (case_key, mirror) do update set face = excluded.face
                        where mirror_face.face <> excluded.face""")
                        .params(caseKey, mirror, face)
                        .update()
                == 1;
    }

    /** @return whether a message waits whose attempt has not begun; until the transaction ends, it does not begin */
    boolean holdQueued(String caseKey, String recipient) {
        return !jdbc.sql(
                        """
                        select id from outbox_message
                        where case_key = ? and recipient = ? and state = 'queued' for update""")
                .params(caseKey, recipient)
                .query(Long.class)
                .list()
                .isEmpty();
    }

    /** The caller holds the case, so that no other transaction counts the same occurrence. */
    void insert(long id, String caseKey, String mirror, String lane, Instant now) {
        jdbc.sql(
                        """
                        insert into outbox_message (id, case_key, step, occurrence, recipient, role, template, is_public,
                            written_at, changed_at, due_at, lane, name, address)
                        select :id, :case, 'mirror', (count(*) + 1)::text, :recipient, 'mirror', 'mirror', false,
                            :now, :now, :now, :lane, :mirror, :mirror
                        from outbox_message where case_key = :case and recipient = :recipient""")
                .param("id", id)
                .param("case", caseKey)
                .param("recipient", Mirrors.RECIPIENT + mirror)
                .param("mirror", mirror)
                .param("lane", lane)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Instant> shownAt(String caseKey, String mirror) {
        return jdbc.sql("select shown_at from mirror_face where case_key = ? and mirror = ? and shown_at is not null")
                .params(caseKey, mirror)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    void shown(String caseKey, String mirror, Instant now) {
        jdbc.sql("update mirror_face set shown_at = ? where case_key = ? and mirror = ?")
                .params(now.atOffset(ZoneOffset.UTC), caseKey, mirror)
                .update();
    }
}
