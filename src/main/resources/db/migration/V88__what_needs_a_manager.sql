-- What needs a manager, and why: folded with the rest of the row. The rule itself stands in Attention.
alter table case_file
    -- The first open deadline that is no promised update, and the first that is one; next_deadline is the earlier of the two.
    add column target_due        timestamptz,
    add column promise_due       timestamptz,
    -- All contacts were asked in vain since the level got the case.
    add column nobody_reachable  boolean not null default false,
    add column acknowledged_late boolean not null default false,
    -- How often the customer wrote since we last wrote to them, and where in the ledger they said their last word.
    add column unanswered        int not null default 0,
    add column customer_said     int not null default 1,
    -- In whole units of the desk's currency, as the ticket system says it.
    add column customer_value    bigint;

update refold
set asked_at = now(), reason = 'What needs a manager (V88) is folded', last_key = '', done = 0, failed = 0,
    finished_at = case when exists (select from case_file) then null else now() end;
