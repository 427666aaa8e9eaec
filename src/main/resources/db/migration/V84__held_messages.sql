-- Messages and notes that their person may still take back: held for some seconds from Send on, then given to the case by
-- whichever node comes first, in the transaction that deletes the row. What was taken back stays here until its time
-- ends, so that the same Send coming in late sends nothing. Personal texts: erased with the case or the person.
create table held_message (
    id         bigint generated always as identity primary key,
    person     text not null check (person <> ''),
    case_key   text not null references case_file,
    kind       text not null check (kind in ('update', 'note')),
    words      text not null,
    -- The ids of uploads that go along.
    files      text[] not null default '{}',
    -- The same key is one press of Send.
    once       text,
    -- What the message counts from.
    pressed_at timestamptz not null,
    due_at     timestamptz not null check (due_at >= pressed_at),
    undone_at  timestamptz,
    constraint words_or_files check (words <> '' or cardinality(files) > 0)
);

create unique index held_message_once on held_message (person, case_key, once);
-- Two browsers of one person with one draft send it once.
create unique index held_message_words on held_message (person, case_key, kind, md5(words), files) where undone_at is null;
create index held_message_due on held_message (due_at, id);

-- put_back: a message that came back, until its person has seen it; what they type elsewhere meanwhile goes behind it.
-- came_back: why it could not be sent; null for what its person took back or left there.
alter table draft
    add column put_back boolean not null default false,
    add column came_back text check (came_back <> '');
