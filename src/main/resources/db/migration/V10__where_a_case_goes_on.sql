-- The case that this one was merged into, or that follows it up; folded from the ledger like the rest.
alter table case_file
    add column goes_on_in text references case_file,
    add constraint not_in_itself check (goes_on_in <> case_key),
    -- It has ended: nobody works on the same thing twice.
    add constraint goes_on_once_ended check (goes_on_in is null or state in ('closed', 'withdrawn'));
create index case_file_goes_on on case_file (goes_on_in) where goes_on_in is not null;
