-- Messages to one person that pile up go out as one.

alter table outbox_message add column digest bigint; -- the delivery under whose number they went, else null
