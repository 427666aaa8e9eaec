-- Under which names other systems know a case: its ticket, Engineering's issue, the thread in the chat.

create table case_reference (
    case_key text not null references case_file,
    system   text not null check (system <> ''),
    ref      text not null check (ref <> ''),
    url      text check (url ~ '^https?://'),
    added_at timestamptz not null,
    primary key (case_key, system, ref)
);
-- "Which cases is this issue about?"
create index case_reference_ref on case_reference (system, ref);

-- Whoever brings a case has a reference to it. Cases that are entered by hand come from nowhere.
insert into case_reference
    select f.case_key, f.source, f.external_id,
           case when e.facts -> 'attributes' ->> 'url' ~ '^https?://\S+$' then e.facts -> 'attributes' ->> 'url' end,
           f.opened_at
    from case_file f join case_event e on e.case_key = f.case_key and e.seq = 1
    where f.source <> 'tasklist';

-- What other systems told us: stored when it comes, answered at once, worked off later.

create table inbox_delivery (
    id              bigint generated always as identity primary key,
    source          text not null check (source <> ''),
    delivery_key    text not null check (delivery_key <> ''),
    -- What it is about, such as a ticket's id: one after the other, in the order of event_at. Pseudonymous.
    subject         text not null,
    kind            text not null,
    event_at        timestamptz not null,
    received_at     timestamptz not null,
    state           text not null default 'received'
        check (state in ('received', 'done', 'ignored', 'failed', 'discarded')),
    attempts        int not null default 0,
    next_attempt_at timestamptz not null,
    ended_at        timestamptz,
    decided_by      text,
    -- Below: erasable. The body goes by itself some time after the end.
    body            bytea,
    problem         text,
    constraint one_effect_a_delivery unique (source, delivery_key),
    constraint ended_when check ((state in ('done', 'ignored', 'discarded')) = (ended_at is not null)),
    constraint a_person_discards check (state <> 'discarded' or (decided_by is not null and btrim(problem) <> ''))
);
create index inbox_delivery_next on inbox_delivery (source, subject, event_at, id) where state = 'received';
create index inbox_delivery_due on inbox_delivery (next_attempt_at) where state = 'received';
create index inbox_delivery_failed on inbox_delivery (id) where state = 'failed';
create index inbox_delivery_ended on inbox_delivery (ended_at) where ended_at is not null;
