-- Secrets that Tierline made for itself because none is configured: every node has to know the same.
create table generated_secret (
    name       text primary key check (name <> ''),
    value      text not null check (value <> ''),
    created_at timestamptz not null
);
