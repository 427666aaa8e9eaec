-- How people are reached, when they work, when they are away, and who is on call.

alter table person
    add column slack    text,
    add column teams    text,
    add column phone    text, -- shown to colleagues; Tierline calls nobody
    add column zone     text not null default 'UTC',
    -- When they work: a calendar by its name, or weekly windows in their zone; neither: at any time.
    add column calendar text,
    add column week     jsonb,
    add constraint hours_of_one_kind check (calendar is null or week is null);

create table person_absence (
    id        bigint generated always as identity primary key,
    person_id text not null references person on delete cascade,
    starts    timestamptz not null,
    ends      timestamptz not null,
    reason    text, -- erasable
    constraint absence_is_some_time check (starts < ends)
);
create index person_absence_by_end on person_absence (ends);
create index person_absence_of on person_absence (person_id);

-- Who is on call for a team, and, where a team answers by region, for one region of it ('' for all others).
create table rota (
    id       bigint generated always as identity primary key,
    team     text not null check (team <> ''),
    region   text not null default '',
    -- When somebody has to be on call: outside it nobody is no gap.
    zone     text not null,
    calendar text,
    week     jsonb,
    constraint one_rota_a_region unique (team, region),
    constraint cover_of_one_kind check (calendar is null or week is null)
);

create table rotation (
    rota_id   bigint not null references rota on delete cascade,
    position  int not null check (position >= 0),
    name      text not null check (name <> ''),
    zone      text not null,
    every     text not null check (every in ('hours', 'days', 'weeks')),
    length    int not null check (length > 0),
    hand_over time not null,
    starts    date not null,
    ends      date,
    -- When it is in force within the week: regions that follow the sun, nights, weekends.
    calendar  text,
    week      jsonb,
    primary key (rota_id, position),
    constraint one_rotation_a_name unique (rota_id, name),
    constraint rotation_is_some_time check (starts < ends),
    constraint windows_of_one_kind check (calendar is null or week is null)
);

create table rotation_participant (
    rota_id   bigint not null,
    rotation  int not null,
    position  int not null check (position >= 0),
    person_id text not null references person,
    primary key (rota_id, rotation, position),
    foreign key (rota_id, rotation) references rotation on delete cascade
);
create index rotation_participant_is on rotation_participant (person_id);

create table rota_override (
    rota_id  bigint not null references rota on delete cascade,
    position int not null check (position >= 0),
    starts   timestamptz not null,
    ends     timestamptz not null,
    added    text references person,
    removed  text references person,
    primary key (rota_id, position),
    constraint override_is_some_time check (starts < ends),
    constraint override_changes_somebody check (added is not null or removed is not null),
    constraint override_changes_something check (added is distinct from removed)
);

create table temporary_schedule (
    rota_id  bigint not null references rota on delete cascade,
    position int not null check (position >= 0),
    starts   timestamptz not null,
    ends     timestamptz not null,
    primary key (rota_id, position),
    constraint schedule_is_some_time check (starts < ends)
);

create table temporary_shift (
    rota_id   bigint not null,
    schedule  int not null,
    position  int not null check (position >= 0),
    person_id text not null references person,
    starts    timestamptz not null,
    ends      timestamptz not null,
    primary key (rota_id, schedule, position),
    foreign key (rota_id, schedule) references temporary_schedule on delete cascade,
    constraint shift_is_some_time check (starts < ends)
);

-- A calendar program cannot sign in: whoever has the token reads this team's, or this person's, on-call times.
create table on_call_feed (
    token     text primary key check (token ~ '^[A-Za-z0-9_-]{22,}$'),
    team      text,
    person_id text references person,
    constraint feed_of_one check ((team is null) <> (person_id is null)),
    constraint one_feed_a_team unique (team),
    constraint one_feed_a_person unique (person_id)
);
