-- Who there is. The id is the user id that tasks, ledger and this table share.

create table person (
    id     text primary key check (id <> ''),
    name   text not null,
    email  text,
    active boolean not null default true
);

create table person_group (
    person_id text not null references person on delete cascade,
    group_id  text not null check (group_id <> ''),
    lead      boolean not null default false,
    primary key (person_id, group_id)
);

create index person_group_members on person_group (group_id, lead);

-- What is said to whom: written in the case's own transaction, delivered by a job of its own.

create sequence outbox_number;

create table outbox_message (
    id         bigint primary key,
    case_key   text not null references case_file,
    step       text not null,
    occurrence text not null,
    recipient  text not null, -- pseudonymous: 'customer' or a person's id
    role       text not null, -- as what they are told: customer, owner, team ...
    template   text not null,
    is_public  boolean not null,
    state      text not null default 'queued'
        check (state in ('queued', 'sending', 'sent', 'uncertain', 'failed', 'skipped')),
    attempts   int not null default 0,
    channel    text,
    written_at timestamptz not null,
    changed_at timestamptz not null,
    -- Below: erasable.
    name       text,
    address    text,
    subject    text,
    body       text,
    problem    text,
    constraint one_message_a_recipient unique (case_key, step, occurrence, recipient)
);

create index outbox_message_open on outbox_message (state, changed_at)
    where state in ('queued', 'sending', 'uncertain', 'failed');
