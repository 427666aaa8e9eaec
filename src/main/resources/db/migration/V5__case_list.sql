-- GET /escalations?q=: words of the title, beginnings of a key and of a ticket's own id.
create index case_text_title on case_text
    using gin (to_tsvector('simple', translate(content ->> 'title', './-_@:', '      '))) where seq = 1;
create index case_file_key_starts on case_file (case_key text_pattern_ops);
create index case_file_ticket_starts on case_file (lower(external_id) text_pattern_ops);
