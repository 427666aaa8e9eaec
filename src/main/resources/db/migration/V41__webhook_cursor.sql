-- Up to which of a case's events each subscriber has taken them.
create table webhook_cursor (
    case_key text not null references case_file,
    webhook  text not null check (webhook <> ''),
    seq      int not null check (seq > 0),
    primary key (case_key, webhook)
);
