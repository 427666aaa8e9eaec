-- Tickets of help desks as we last saw them, with a case or without: what is new in a change is what differs from here,
-- and a ticket that has no case may come to match intake.dmn.

create table remembered_ticket (
    source      text not null check (source <> ''),
    external_id text not null check (external_id <> ''),
    -- When each field was so over there: a change of an earlier instant does not count any more.
    stamps      jsonb not null default '{}',
    -- Why it has no case, or why it has one, in the words of intake.dmn.
    intake      text,
    changed_at  timestamptz not null,
    -- Erasable: titles, names, addresses.
    fields      jsonb not null default '{}',
    primary key (source, external_id)
);
create index remembered_ticket_changed on remembered_ticket (changed_at);

-- How far the reconciliation with each help desk has come.
create table reconciliation (
    source    text primary key,
    position  text,
    polled_at timestamptz,
    problem   text
);
