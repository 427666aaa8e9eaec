-- What is folded from the ledgers (case_file, case_fact, deadlines and timers) can be made again. One row: the latest
-- request. A migration that adds a folded column asks for it by an update of this row.

create table refold (
    id          int         primary key default 1 check (id = 1),
    asked_at    timestamptz not null,
    reason      text        not null,
    -- Cases up to this key are done; a stopped run goes on behind it.
    last_key    text        not null default '',
    done        int         not null default 0,
    failed      int         not null default 0,
    finished_at timestamptz
);

-- V25 added columns to case_file and filled none of them.
insert into refold (asked_at, reason, finished_at)
select now(), 'The columns of what burns (V25) were never filled', case when exists (select from case_file) then null else now() end;
