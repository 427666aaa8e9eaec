-- One search over all cases: their words, and, for what was typed wrong, the names in them. The extension is a trusted one:
-- the owner of the database may create it. Where the application's user is not, an administrator has created it before.
create extension if not exists pg_trgm;

-- What is said on a case and who says it, as words. Not a mail with all that it quotes, and no Message-ID.
create function said_words(content jsonb) returns tsvector language sql immutable parallel safe as $$
    select to_tsvector('simple', translate(left(
        coalesce(content ->> 'title', '')
        || ' ' || coalesce(content ->> 'customerName', '') || ' ' || coalesce(content ->> 'reporterName', '')
        || ' ' || coalesce(content ->> 'reporterEmail', '') || ' ' || coalesce(content ->> 'from', '')
        || ' ' || coalesce(content ->> 'integrationId', '') || ' ' || coalesce(content ->> 'subject', '')
        || ' ' || coalesce(content ->> 'description', '') || ' ' || coalesce(content ->> 'text', '')
        || ' ' || coalesce(content ->> 'note', '') || ' ' || coalesce(content ->> 'customerMessage', '')
        || ' ' || coalesce(content ->> 'rootCause', '') || ' ' || coalesce(content ->> 'stepsToReproduce', '')
        || ' ' || coalesce(content ->> 'errorLogs', '') || ' ' || coalesce(content ->> 'ticketHistory', ''),
        20000), './-_@:', '      '))
$$;

-- What people get wrong when they type it.
create function case_names(content jsonb) returns text language sql immutable parallel safe as $$
    select lower(coalesce(content ->> 'title', '')
        || ' ' || coalesce(content ->> 'customerName', '') || ' ' || coalesce(content ->> 'reporterName', ''))
$$;

create index case_text_words on case_text using gin (said_words(content));
create index case_text_names on case_text using gin (case_names(content) gin_trgm_ops) where seq = 1;
-- The words of the title are among them.
drop index case_text_title;
create index case_reference_starts on case_reference (lower(ref) text_pattern_ops);

-- Two letters that changed places are still like it; PostgreSQL's own threshold of 0.6 is stricter. The most alike come
-- first among as many as are looked at.
create function cases_named_like(word text, most int) returns table (case_key text) language sql stable
    set pg_trgm.word_similarity_threshold = 0.4 as $$
    select l.case_key from (
        select t.case_key, word_similarity(word, case_names(t.content)) as likeness
        from case_text t where t.seq = 1 and word <% case_names(t.content) limit most) l
    order by l.likeness desc, l.case_key desc
$$;

-- "My team's": folded with the rest of the row.
alter table case_file add column team text;

update refold
set asked_at = now(), reason = 'The team of a case (V75) is folded', last_key = '', done = 0, failed = 0,
    finished_at = case when exists (select from case_file) then null else now() end;
