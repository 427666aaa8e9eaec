package io.tierline.attachments;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the bytes in PostgreSQL: one back-up has all of the desk. */
class DatabaseStore implements AttachmentStore {

    private final JdbcClient jdbc;

    DatabaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void put(String id, byte[] content) {
        jdbc.sql(
                        """
                        insert into attachment_content (id, content) values (?, ?)
                        on conflict (id) do update set content = excluded.content""")
                .params(id, content)
                .update();
    }

    @Override
    public Optional<byte[]> get(String id) {
        return jdbc.sql("select content from attachment_content where id = ?")
                .param(id)
                .query(byte[].class)
                .optional();
    }

    @Override
    public void delete(String id) {
        jdbc.sql("delete from attachment_content where id = ?").param(id).update();
    }
}
