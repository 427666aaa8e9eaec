-- Who has a case on the screen now, on whichever node; a row counts until its time ends, and is written again while the
-- screen is open. It says nothing of what was: it may be lost with the server, and costs no write-ahead log. Without a
-- reference to the case, whose lock it would wait for.
create unlogged table case_viewer (
    case_key text not null,
    person   text not null check (person <> ''),
    until    timestamptz not null,
    primary key (case_key, person)
);

create index case_viewer_until on case_viewer (until);
