-- Which component a case is about, folded from the ledger like the rest: "same customer, same component again?"
alter table case_file add column component text;
update case_file c set component = e.facts ->> 'component' from case_event e where e.case_key = c.case_key and e.seq = 1;
create index case_file_repeat on case_file (customer, component, opened_at desc) where component is not null;

-- From the earlier case to those that repeat it: the link stands in the later one's ledger alone.
create index case_event_linked on case_event ((facts ->> 'case')) where type = 'linked';

-- Said by the ledger now, by the window that policy sets, and no longer reckoned when figures are read.
alter table case_fact add column is_repeat boolean not null default false;
update case_fact c set is_repeat = exists (
    select from case_fact b
    where b.customer = c.customer and b.component = c.component and b.state <> 'withdrawn'
        and b.opened_at >= c.opened_at - interval '720 hours'
        and (b.opened_at, b.case_key) < (c.opened_at, c.case_key));
drop index case_fact_repeat;
