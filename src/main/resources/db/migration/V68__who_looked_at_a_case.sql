-- Up to which of a case's events each person has looked at it, and when they did so last.
create table case_look (
    case_key  text not null references case_file,
    person    text not null check (person <> ''),
    seq       int not null check (seq > 0),
    looked_at timestamptz not null,
    primary key (case_key, person)
);

-- "Everything of one person": erased with them.
create index case_look_person on case_look (person);
