-- One cause behind many cases. Which cases it has is folded from their ledgers: linked-to-problem, unlinked-from-problem.
create sequence problem_number;

create table problem (
    problem_key      text primary key check (problem_key ~ '^PRB-[0-9]{4}-[0-9]{6,}$'),
    title            text not null check (btrim(title) <> ''),
    component        text,
    opened_at        timestamptz not null,
    opened_by        text not null,
    fixed_at         timestamptz,
    fixed_by         text,
    -- What every linked customer is told.
    root_cause       text,
    mitigation       text,
    prevention       text,
    customer_message text,
    constraint fixed_by_somebody check ((fixed_at is null) = (fixed_by is null)),
    constraint fixed_with_an_explanation check (
        fixed_at is null or (root_cause <> '' and mitigation <> '' and prevention <> ''))
);
create index problem_opened on problem (opened_at desc);

-- A case has one cause at a time.
alter table case_file add column problem text references problem;
create index case_file_problem on case_file (problem) where problem is not null;
