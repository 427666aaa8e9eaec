package io.tierline.review;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the knowledge base. */
@Repository
class ArticleTable {

    private static final String COLUMNS = "id, case_key, title, symptom, solution, category, component, updated_at";

    private final JdbcClient jdbc;

    ArticleTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when the case's article says the same already */
    boolean upsert(
            String caseKey,
            String title,
            String symptom,
            String solution,
            String category,
            String component,
            Instant now) {
        return jdbc.sql(
                                """
                        insert into article as was (case_key, title, symptom, solution, category, component, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (case_key) do update set title = excluded.title, symptom = excluded.symptom,
                            solution = excluded.solution, updated_at = excluded.updated_at
                        where (was.title, was.symptom, was.solution)
                            is distinct from (excluded.title, excluded.symptom, excluded.solution)""")
                        .params(caseKey, title, symptom, solution, category, component, now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    long idOf(String caseKey) {
        return jdbc.sql("select id from article where case_key = ?")
                .param(caseKey)
                .query(Long.class)
                .single();
    }

    Optional<Article> of(String caseKey) {
        return jdbc.sql("select " + COLUMNS + " from article where case_key = ?")
                .param(caseKey)
                .query(Article.class)
                .optional();
    }

    List<Article> newest(int limit) {
        return jdbc.sql("select " + COLUMNS + " from article order by updated_at desc, id desc limit ?")
                .param(limit)
                .query(Article.class)
                .list();
    }

    List<Article> withAll(String words, int limit) {
        return best("websearch_to_tsquery('english', :words)", words, limit);
    }

    List<Article> withAny(String words, int limit) {
        return best(
                """
                (select string_agg(quote_literal(l), ' | ')::tsquery
                    from unnest(tsvector_to_array(to_tsvector('english', :words))) l)""",
                words,
                limit);
    }

    private List<Article> best(String query, String words, int limit) {
        return jdbc.sql(
                        "with wanted as (select " + query + " as q) select " + COLUMNS + " from article, wanted"
                                + " where search @@ q order by ts_rank_cd(search, q) desc, updated_at desc, id desc limit :limit")
                .param("words", words)
                .param("limit", limit)
                .query(Article.class)
                .list();
    }

    /** One shared word is chance; from two on, or with the same component, it is worth a look. */
    List<Article> alike(String caseKey, String words, String category, String component, int limit) {
        return jdbc.sql(
                        """
                with told as (select tsvector_to_array(to_tsvector('english', :words)) as lexemes),
                near as (
                    select a.*, (a.component is not null and a.component = :component::text) as same_component,
                        (select count(*) from unnest(tsvector_to_array(a.search)) l where l = any (told.lexemes)) as shared
                    from article a, told
                    where a.case_key <> :caseKey
                        and (a.component = :component::text
                            or a.search @@ (select string_agg(quote_literal(l), ' | ')::tsquery from unnest(told.lexemes) l)))
                select %s from near where shared >= 2 or same_component
                order by (shared + case when same_component then 3 else 0 end
                        + case when category = :category then 1 else 0 end) desc, updated_at desc, id desc
                limit :limit"""
                                .formatted(COLUMNS))
                .param("caseKey", caseKey)
                .param("words", words)
                .param("category", category)
                .param("component", component)
                .param("limit", limit)
                .query(Article.class)
                .list();
    }
}
