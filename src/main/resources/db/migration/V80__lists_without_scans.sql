-- List, search and gauges read what they show, not all cases that ever were. Each index is written at most updates of a
-- case, so there are few: what leaves few of many cases has one.

-- The list's own order, so that a page begins after a case and not after counting up to it.
create index case_file_newest on case_file (opened_at desc, case_key desc);
drop index case_file_opened;
-- What has not ended, and the gauges' columns.
create index case_file_unended on case_file (opened_at desc, case_key desc) include (tier, breached)
    where state not in ('closed', 'withdrawn');
drop index case_file_open;
-- Most urgent first; overdue.
create index case_file_urgent on case_file (coalesce(next_deadline, 'infinity'::timestamptz), priority, case_key)
    where state not in ('closed', 'withdrawn');
drop index case_file_deadline;
-- Filters that leave few of many closed cases.
create index case_file_category on case_file (category, opened_at desc, case_key desc);
create index case_file_tier on case_file (tier, opened_at desc, case_key desc);
create index case_file_priority on case_file (priority, opened_at desc, case_key desc);
create index case_file_breached on case_file (opened_at desc, case_key desc) where breached;
create index case_file_withdrawn on case_file (opened_at desc, case_key desc) where state = 'withdrawn';
create index case_file_manager on case_file (case_key) where manager_awaited and state not in ('closed', 'withdrawn');
