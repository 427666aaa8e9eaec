-- What managers look at first. Folded with the rest of the row at the end of each transaction.

alter table case_file
    -- The first open deadline, and the clock that it is of; overdue once it has passed. Null while waiting puts it off.
    add column next_deadline       timestamptz,
    add column next_deadline_clock text,
    -- From when on a deadline is at risk.
    add column at_risk_from        timestamptz,
    add column manager_awaited     boolean not null default false,
    add column handed_back         int not null default 0,
    add constraint a_deadline_is_a_clocks check ((next_deadline is null) = (next_deadline_clock is null));

create index case_file_deadline on case_file (next_deadline) where state not in ('closed', 'withdrawn');
