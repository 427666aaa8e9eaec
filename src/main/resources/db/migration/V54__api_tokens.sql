-- Tokens of machine accounts. The token itself is shown once and stored nowhere: it is 256 random bits, so one round of
-- SHA-256 is as good as any.

create table api_token (
    id           bigint generated always as identity primary key,
    account      text not null check (account <> ''),
    name         text not null check (name ~ '^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}$'),
    hash         bytea not null check (octet_length(hash) = 32),
    scopes       text[] not null check (cardinality(scopes) > 0),
    created_at   timestamptz not null,
    created_by   text not null check (created_by <> ''),
    expires_at   timestamptz not null check (expires_at > created_at),
    last_used_at timestamptz,
    revoked_at   timestamptz,
    revoked_by   text,
    constraint one_token_a_hash unique (hash),
    constraint revoked_by_whom check ((revoked_at is null) = (revoked_by is null))
);

-- A name can be used again once the token that had it is revoked.
create unique index one_token_a_name on api_token (account, name) where revoked_at is null;
