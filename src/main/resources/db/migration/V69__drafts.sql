-- What a person has typed on a case and not sent: into the composer (update, note), or into the form of a task. Theirs
-- alone, on whatever computer they sign in; deleted after 30 days. Personal texts: erased with the case or the person.
create table draft (
    person     text not null check (person <> ''),
    case_key   text not null references case_file,
    place      text not null check (place ~ '^(update|note|form-[A-Za-z0-9-]{1,64})$'),
    -- [{key, label, value}]
    content    jsonb not null check (jsonb_typeof(content) = 'array'),
    changed_at timestamptz not null,
    primary key (person, case_key, place)
);

create index draft_case on draft (case_key);
create index draft_changed on draft (changed_at);
