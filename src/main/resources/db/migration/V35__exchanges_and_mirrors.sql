-- Since when a message waits because the other side asked for it; null while it does not.
alter table outbox_message add column waiting_since timestamptz;

-- What was said between us and a vendor about a delivery: one row a request.
create table delivery_exchange (
    id       bigint generated always as identity primary key,
    delivery bigint not null references outbox_message on delete cascade,
    at       timestamptz not null,
    vendor   text not null,
    method   text not null,
    status   int, -- null: no answer came
    -- Below: erasable.
    address  text,
    request  text,
    answer   text
);
create index delivery_exchange_delivery on delivery_exchange (delivery, id);

-- Systems that show how a case stands: what they were last asked to show, as a fingerprint, and when they last did.
create table mirror_face (
    case_key text not null references case_file,
    mirror   text not null check (mirror <> ''),
    face     text not null,
    shown_at timestamptz,
    primary key (case_key, mirror)
);
