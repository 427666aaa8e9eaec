-- When managers hold back the later steps of acknowledge ladders. It moves no promise and no clock.
create table maintenance_window (
    id           bigint generated always as identity primary key,
    scope        text not null check (scope in ('all', 'team', 'customer', 'case')),
    subject      text check (subject <> ''),
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    -- A manager's own words: erasable.
    reason       text check (length(reason) <= 2000),
    created_by   text not null,
    created_at   timestamptz not null,
    cancelled_at timestamptz,
    cancelled_by text,
    constraint window_ends_after_it_starts check (starts_at < ends_at),
    constraint window_for_all_has_no_subject check ((scope = 'all') = (subject is null)),
    constraint window_is_cancelled_by_somebody check ((cancelled_at is null) = (cancelled_by is null))
);

-- Each later step of a ladder asks; ended windows pile up over the years.
create index maintenance_window_ends on maintenance_window (ends_at) where cancelled_at is null;

-- Which ladders a window held back, when it is cancelled.
create index case_event_ladder_held on case_event (case_key) where type = 'ladder-held';
