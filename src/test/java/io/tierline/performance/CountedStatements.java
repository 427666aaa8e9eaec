package io.tierline.performance;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the database did while something ran, as PostgreSQL itself counts: each row of a JDBC batch is a statement. Its own
 * checks of foreign keys are not counted, and not what only looks for work: in a test it is the test that looks.
 *
 * @param transactions those that wrote
 * @param walKilobytes of write-ahead log, without full-page images
 * @param byText most frequent first
 */
record CountedStatements(long statements, long transactions, long walKilobytes, List<Text> byText) {

    /** One statement with its parameters left out, and how often it ran. */
    record Text(String sql, long calls) {}

    private static final String[] LOOKING = {
        "%from act_ru_job res%order by%",
        "%for update skip locked%",
        "%pg_stat_statements%",
        "%pg_current_snapshot%",
        "%the test looks%"
    };

    static CountedStatements of(JdbcClient jdbc, Runnable work) {
        jdbc.sql("select pg_stat_statements_reset()").query().listOfRows();
        long before = transactions(jdbc);
        work.run();
        long written = transactions(jdbc) - before;
        List<Text> texts = jdbc.sql(
                        "select query, sum(calls)::bigint from pg_stat_statements where toplevel and query not ilike all"
                                + " (cast(:looking as text[])) group by query order by 2 desc, 1")
                .param("looking", LOOKING)
                .query((row, i) -> new Text(row.getString(1).replaceAll("\\s+", " "), row.getLong(2)))
                .list();
        long wal = jdbc.sql("select (sum(wal_bytes) / 1024)::bigint from pg_stat_statements")
                .query(Long.class)
                .single();
        return new CountedStatements(texts.stream().mapToLong(Text::calls).sum(), written, wal, texts);
    }

    /** How often statements ran whose text matches. */
    long matching(String regex) {
        return byText.stream()
                .filter(text -> text.sql().toLowerCase(java.util.Locale.ROOT).matches(regex))
                .mapToLong(Text::calls)
                .sum();
    }

    /** The next transaction's number: only what writes takes one. */
    private static long transactions(JdbcClient jdbc) {
        return jdbc.sql("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single();
    }
}
