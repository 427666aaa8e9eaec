package io.tierline.attachments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of what is known of files beside their bytes. */
@Repository
class AttachmentTable {

    private final JdbcClient jdbc;

    AttachmentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a virus scanner has seen a file. */
    enum Scan {
        /** There is no scanner. */
        OFF,
        CLEAN,
        /** The scanner could not be reached; nobody gets the file before it was. */
        WAITING,
        INFECTED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param caseKey null for a file of a mail whose case is not known yet
     * @param name null once it is added to its case
     * @param seq the event that added it; null for not yet
     * @param kept false once its bytes are gone, or are about to go
     */
    record Row(
            String id,
            String caseKey,
            String uploadedBy,
            String name,
            String mediaType,
            long size,
            String sha256,
            Scan scan,
            Integer seq,
            boolean kept) {}

    /** @param key see {@code upload_key}; @return false when there is an upload of that key, or of that id, already */
    boolean insert(Row row, String key, Instant now, Instant keepUntil) {
        return jdbc.sql(
                                """
                        insert into attachment (id, case_key, uploaded_by, uploaded_at, upload_key, name, media_type, size,
                            sha256, scan, keep_until)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(
                                row.id(),
                                row.caseKey(),
                                row.uploadedBy(),
                                utc(now),
                                key,
                                row.name(),
                                row.mediaType(),
                                row.size(),
                                row.sha256(),
                                row.scan().code(),
                                utc(keepUntil))
                        .update()
                == 1;
    }

    Optional<Row> ofKey(String caseKey, String uploadedBy, String key) {
        return jdbc.sql("select * from attachment where case_key = ? and uploaded_by = ? and upload_key = ?")
                .params(caseKey, uploadedBy, key)
                .query(AttachmentTable::row)
                .optional();
    }

    Optional<Row> find(String id) {
        return jdbc.sql("select * from attachment where id = ?")
                .param(id)
                .query(AttachmentTable::row)
                .optional();
    }

    /** In their order as asked; what there is not is left out. Held until the transaction ends. */
    List<Row> hold(List<String> ids) {
        Map<String, Row> found = jdbc
                .sql("select * from attachment where id = any(?) order by id for update")
                .param(ids.toArray(String[]::new))
                .query(AttachmentTable::row)
                .list()
                .stream()
                .collect(Collectors.toMap(Row::id, row -> row));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    void added(String id, String caseKey, int seq) {
        jdbc.sql("update attachment set case_key = ?, seq = ?, name = null, keep_until = null where id = ?")
                .params(caseKey, seq, id)
                .update();
    }

    /** Bytes of all files that a case has, and of those on their way to it. */
    long sizeOfCase(String caseKey) {
        return jdbc.sql("select coalesce(sum(size), 0) from attachment where case_key = ? and bytes = 'kept'")
                .param(caseKey)
                .query(Long.class)
                .single();
    }

    /** The files of a case that nobody gets, by their ids. */
    Map<String, Scan> notForDownload(String caseKey) {
        return jdbc
                .sql("select id, scan from attachment where case_key = ? and scan in ('waiting', 'infected')")
                .param(caseKey)
                .query((row, i) -> Map.entry(row.getString("id"), scan(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<Row> toScan(int most) {
        return jdbc.sql(
                        "select * from attachment where scan = 'waiting' and bytes = 'kept' order by uploaded_at limit ?")
                .param(most)
                .query(AttachmentTable::row)
                .list();
    }

    /** What has a virus goes. @return false when another node was quicker */
    boolean scanned(String id, Scan scan) {
        return jdbc.sql(
                                """
                        update attachment set scan = ?, bytes = case when ? then 'to-go' else bytes end
                        where id = ? and scan = 'waiting'""")
                        .params(scan.code(), scan == Scan.INFECTED, id)
                        .update()
                == 1;
    }

    /** What was uploaded, never added to a case, and is kept no longer; and what was erased or has a virus. */
    List<String> toGo(Instant now, int most) {
        return jdbc.sql(
                        """
                        (select id from attachment where keep_until < ? limit ?)
                        union (select id from attachment where bytes = 'to-go' limit ?)""")
                .params(utc(now), most, most)
                .query(String.class)
                .list();
    }

    /** Their bytes have left the store. The rows of those that no case has go too. */
    void gone(Collection<String> ids, Instant now) {
        String[] all = ids.toArray(String[]::new);
        jdbc.sql("delete from attachment where id = any(?) and keep_until < ?")
                .params(all, utc(now))
                .update();
        jdbc.sql("update attachment set bytes = 'gone' where id = any(?) and bytes = 'to-go'")
                .param(all)
                .update();
    }

    /** @return false when it is not this person's, or is added to the case already */
    boolean deleteUnsent(String caseKey, String id, String by) {
        return jdbc.sql("delete from attachment where id = ? and case_key = ? and uploaded_by = ? and seq is null")
                        .params(id, caseKey, by)
                        .update()
                == 1;
    }

    private static Row row(ResultSet row, int i) throws SQLException {
        return new Row(
                row.getString("id"),
                row.getString("case_key"),
                row.getString("uploaded_by"),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("sha256"),
                scan(row),
                row.getObject("seq", Integer.class),
                "kept".equals(row.getString("bytes")));
    }

    private static Scan scan(ResultSet row) throws SQLException {
        return Scan.valueOf(row.getString("scan").toUpperCase(Locale.ROOT));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
