-- The outbox is worked off by a dispatcher of its own; only what it cannot deliver becomes a process.

-- due_at: when the dispatcher tries the message next; null once it has ended, or once a process looks after it, as one does
--   for each message of before.
-- lane: messages of one lane go out one at a time, in the order in which they were written; holds no personal data.
-- lease_by, lease_until: which dispatcher asks a channel just now, and until when no other one takes it for dead.
alter table outbox_message
    add column due_at timestamptz,
    add column lane text,
    add column lease_by text,
    add column lease_until timestamptz,
    add constraint only_open_messages_are_due check (due_at is null or state in ('queued', 'sending')),
    add constraint what_is_due_has_a_lane check (due_at is null or lane is not null),
    add constraint leases_end check ((lease_by is null) = (lease_until is null));

create index outbox_message_due on outbox_message (due_at, id) where due_at is not null;
create index outbox_message_lane on outbox_message (lane, id) where state in ('queued', 'sending');
