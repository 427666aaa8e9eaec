-- Which user of the identity provider has which account here. The provider's subject is what stays the same: names and
-- addresses change, and may be given to somebody else.
create table provider_account (
    issuer    text not null check (issuer <> ''),
    subject   text not null check (subject <> ''),
    user_id   text not null check (user_id <> '' and user_id <> 'admin'),
    linked_at timestamptz not null,
    primary key (issuer, subject),
    constraint one_subject_an_account unique (user_id)
);
