-- Questions that people ask again and again of the page of cases, each under a name of its own. The places are the limit.
create table saved_list (
    person   text not null check (person <> ''),
    place    smallint not null check (place between 1 and 20),
    name     text not null check (length(name) between 1 and 60),
    question text not null check (length(question) between 1 and 200),
    primary key (person, place)
);

create unique index saved_list_name on saved_list (person, lower(name));
