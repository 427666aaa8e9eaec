-- Whether a level has the case now; folded with the rest of the row, so that ledger and engine are compared by tables alone.
alter table case_file add column held boolean not null default false;
update case_file f set held = coalesce(
    (select e.type = 'tier-entered' from case_event e
     where e.case_key = f.case_key and e.type in ('tier-entered', 'work-done', 'moved', 'fixed')
     order by e.seq desc limit 1), false)
where f.state not in ('closed', 'withdrawn');

-- What ledger and engine do not agree on, as last seen.
create table adrift (
    -- A case's key; for a process that has no case, its id.
    subject      text primary key,
    case_key     text references case_file check (case_key = subject),
    kinds        text[] not null check (cardinality(kinds) > 0),
    first_seen   timestamptz not null,
    last_seen    timestamptz not null,
    -- Null while it may still be a case on its way from one step to the next.
    confirmed_at timestamptz,
    -- The one process instance with the task of the administrators; null without one.
    task         text unique,
    left_at      timestamptz,
    left_by      text,
    constraint looked_at_before_confirmed check (confirmed_at >= first_seen),
    constraint left_by_a_person check ((left_at is null) = (left_by is null)),
    constraint only_what_is_confirmed check (confirmed_at is not null or (task is null and left_at is null))
);
