-- Who signed in, administered, published, and read which case. No name, address or text of a customer is in it.

create table audit_entry (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    actor   text check (actor <> ''),
    door    text not null check (door <> ''),
    address text,
    action  text not null check (action ~ '^[a-z][a-z-]*$'),
    subject text check (subject <> ''),
    details jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
    -- One row per person, subject and hour for acts of reading; null for all others.
    once    text,
    constraint one_reading_an_hour unique (once)
);

-- GET /api/v1/audit: newest first, by period, and by one of these.
create index audit_entry_at on audit_entry (at desc, id desc);
create index audit_entry_actor on audit_entry (actor, at desc, id desc);
create index audit_entry_subject on audit_entry (subject, at desc, id desc);
create index audit_entry_action on audit_entry (action, at desc, id desc);

-- Append-only as the ledger is. Rows leave by age alone: the retention says in its transaction before which instant.
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and old.at < nullif(current_setting('tierline.audit_expired_before', true), '')::timestamptz then
        return old;
    end if;
    raise exception 'The audit log is append-only: % on audit_entry is refused', tg_op;
end $$;

create trigger audit_is_append_only before update or delete on audit_entry
    for each row execute function refuse_audit_change();
create trigger audit_is_not_truncated before truncate on audit_entry
    for each statement execute function refuse_audit_change();
