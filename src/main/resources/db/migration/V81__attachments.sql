-- Files of cases. That a file was added stands in the ledger, its name among the texts; here is what is outside of both: the
-- bytes, and what was uploaded and not yet sent.
create table attachment (
    id          text primary key check (id ~ '^[0-9a-f]{32}$'),
    -- Null for a file of a mail whose case is not known yet.
    case_key    text references case_file,
    -- Pseudonymous: a user id, "customer" or "mail".
    uploaded_by text not null check (uploaded_by <> ''),
    uploaded_at timestamptz not null,
    -- The same key of the same person is one upload.
    upload_key  text,
    -- Until it is added to the case; from then on the ledger's texts have it.
    name        text,
    media_type  text not null,
    size        bigint not null check (size > 0),
    sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    -- Whether a virus scanner has seen it.
    scan        text not null check (scan in ('off', 'clean', 'waiting', 'infected')),
    -- The event that added it to the case.
    seq         int,
    -- When it goes unless it is added before.
    keep_until  timestamptz,
    -- "to-go" is for the sweep, which takes them out of whichever store has them.
    bytes       text not null default 'kept' check (bytes in ('kept', 'to-go', 'gone')),
    constraint added_or_kept_for_a_while check ((seq is null) = (keep_until is not null)),
    constraint name_until_added check ((seq is null) = (name is not null)),
    -- The ledger is written at the end of the transaction.
    constraint added_by_an_event foreign key (case_key, seq) references case_event deferrable initially deferred,
    constraint one_upload_a_key unique (case_key, uploaded_by, upload_key)
);
create unique index attachment_of_event on attachment (case_key, seq) where seq is not null;
create index attachment_to_go on attachment (keep_until) where keep_until is not null;
create index attachment_to_scan on attachment (uploaded_at) where scan = 'waiting';
create index attachment_bytes_to_go on attachment (id) where bytes = 'to-go';

-- A table of its own: what lists files reads no bytes, and another store leaves it empty.
create table attachment_content (
    id      text primary key references attachment on delete cascade,
    content bytea not null check (octet_length(content) > 0)
);
-- Pictures and archives are compressed already.
alter table attachment_content alter column content set storage external;

-- Whatever erases a file's name among the texts erases its bytes.
create function erase_attachment() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or not new.content ? 'fileName' then
        update attachment set bytes = 'to-go' where case_key = old.case_key and seq = old.seq and bytes = 'kept';
        delete from attachment_content c using attachment a
            where c.id = a.id and a.case_key = old.case_key and a.seq = old.seq;
    end if;
    return null;
end $$;
create trigger bytes_go_with_the_name after update or delete on case_text
    for each row when (old.content ? 'fileName') execute function erase_attachment();

-- The files that go along with a message; null for most.
alter table outbox_message add column attachments text[];
