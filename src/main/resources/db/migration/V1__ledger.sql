-- The case file and its ledger. Everything about a case is folded from case_event.

create sequence case_number;

create table case_file (
    case_key    text primary key check (case_key ~ '^ESC-[0-9]{4}-[0-9]{6,}$'),
    source      text not null check (source <> ''),
    external_id text not null check (external_id <> ''),
    opened_at   timestamptz not null,
    -- Below: folded from the ledger at the end of each transaction, so that lists need not read ledgers.
    state       text not null check (state in ('open', 'waiting', 'resolved', 'closed', 'withdrawn')),
    tier        text,
    owner       text,
    priority    text not null check (priority in ('P1', 'P2', 'P3', 'P4')),
    category    text not null,
    customer    text not null,
    breached    boolean not null default false,
    hops        int not null default 0,
    updated_at  timestamptz not null,
    closed_at   timestamptz,
    constraint one_case_a_ticket unique (source, external_id)
);

-- GET /escalations: the list, newest first, mostly of what is still open.
create index case_file_open on case_file (opened_at desc) where state not in ('closed', 'withdrawn');
create index case_file_opened on case_file (opened_at desc);
-- "Same customer again?" when a case opens.
create index case_file_customer on case_file (customer, opened_at desc);

create table case_event (
    case_key    text not null references case_file,
    seq         int not null check (seq > 0),
    type        text not null,
    happened_at timestamptz not null,
    learned_at  timestamptz not null,
    actor       text not null,
    facts       jsonb not null,
    dedup_key   text,
    primary key (case_key, seq),
    constraint one_event_a_delivery unique (case_key, dedup_key)
);

create function refuse_ledger_change() returns trigger language plpgsql as $$
begin
    raise exception 'The ledger is append-only: % on case_event is refused', tg_op;
end $$;

create trigger ledger_is_append_only before update or delete on case_event
    for each row execute function refuse_ledger_change();
create trigger ledger_is_not_truncated before truncate on case_event
    for each statement execute function refuse_ledger_change();

-- Names, addresses and free text of an event. Erasing a person empties rows here and touches no event.
create table case_text (
    case_key text not null,
    seq      int not null,
    content  jsonb not null,
    primary key (case_key, seq),
    foreign key (case_key, seq) references case_event
);
