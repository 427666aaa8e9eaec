-- What a case teaches (review), what the customer sees and says (feedback), and the figures' flat row (kpi).

create table postmortem (
    id              bigint generated always as identity primary key,
    case_key        text not null references case_file,
    -- The closing that it looks back on, from 1: a case that is reopened and closed again gets a second postmortem.
    cycle           int not null check (cycle > 0),
    state           text not null default 'drafted' check (state in ('drafted', 'in-review', 'approved', 'closed')),
    draft           text not null,
    suggestions     text[] not null default '{}',
    summary         text,
    root_cause      text,
    customer_impact text,
    lessons         text,
    drafted_at      timestamptz not null,
    approved_at     timestamptz,
    closed_at       timestamptz,
    constraint one_postmortem_a_closing unique (case_key, cycle),
    constraint approved_with_findings check (
        state in ('drafted', 'in-review')
        or (summary <> '' and root_cause <> '' and customer_impact <> '' and approved_at is not null)),
    constraint closed_when check ((state = 'closed') = (closed_at is not null))
);
create index postmortem_unfinished on postmortem (drafted_at) where state <> 'closed';

create table action_item (
    id            bigint generated always as identity primary key,
    postmortem_id bigint not null references postmortem,
    case_key      text not null references case_file,
    what          text not null check (btrim(what) <> ''),
    owner         text not null check (btrim(owner) <> ''),
    due           date not null,
    state         text not null default 'open' check (state in ('open', 'done', 'verified', 'waived')),
    reason        text,
    constraint waived_with_a_reason check (state <> 'waived' or btrim(coalesce(reason, '')) <> '')
);
create index action_item_postmortem on action_item (postmortem_id);
create index action_item_unfinished on action_item (due) where state in ('open', 'done');

-- A closed postmortem has no unfinished action item, whoever writes first: the item's side locks the postmortem's row.
create function refuse_closing_over_items() returns trigger language plpgsql as $$
begin
    if exists (select from action_item where postmortem_id = new.id and state in ('open', 'done')) then
        raise exception 'Postmortem % has action items that are neither verified nor waived', new.id
            using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger closed_without_unfinished_items before update on postmortem
    for each row when (new.state = 'closed' and old.state <> 'closed') execute function refuse_closing_over_items();

create function refuse_item_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.state in ('verified', 'waived') and new.state <> old.state then
        raise exception 'Action item % is % for good', old.id, old.state using errcode = 'check_violation';
    end if;
    perform from postmortem where id = new.postmortem_id and state <> 'closed' for share;
    if not found then
        raise exception 'Postmortem % is closed', new.postmortem_id using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger item_of_an_unclosed_postmortem before insert or update of state on action_item
    for each row execute function refuse_item_change();

-- The knowledge base: one article a case.
create table article (
    id         bigint generated always as identity primary key,
    case_key   text not null references case_file,
    title      text not null check (btrim(title) <> ''),
    symptom    text not null check (btrim(symptom) <> ''),
    solution   text not null check (btrim(solution) <> ''),
    category   text not null,
    component  text,
    updated_at timestamptz not null,
    search     tsvector not null generated always as (
        setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', symptom), 'B')
        || setweight(to_tsvector('english', coalesce(component, '')), 'B')
        || setweight(to_tsvector('english', solution), 'C')) stored,
    constraint one_article_a_case unique (case_key)
);
create index article_search on article using gin (search);
create index article_alike on article (category, component);

-- What opens the customer's page: whoever has the token has the page, so a token cannot be guessed.
create table case_link (
    token      text primary key check (token ~ '^[A-Za-z0-9_-]{22,}$'),
    kind       text not null check (kind in ('status', 'survey')),
    case_key   text not null references case_file,
    -- The resolution that a survey asks about, from 1.
    cycle      int check (cycle > 0),
    created_at timestamptz not null,
    constraint a_survey_has_its_cycle check ((kind = 'survey') = (cycle is not null)),
    constraint one_survey_a_cycle unique (case_key, cycle)
);
create unique index one_status_page_a_case on case_link (case_key) where kind = 'status';

-- One answer a survey. What was written with it is a text of the ledger's event, where it can be erased.
create table survey_answer (
    case_key    text not null,
    cycle       int not null,
    score       int not null check (score between 1 and 5),
    answered_at timestamptz not null,
    event_seq   int not null,
    primary key (case_key, cycle),
    foreign key (case_key, cycle) references case_link (case_key, cycle),
    foreign key (case_key, event_seq) references case_event
);
create function refuse_second_answer() returns trigger language plpgsql as $$
begin
    raise exception 'A survey''s answer is given once: % is refused', tg_op;
end $$;
create trigger an_answer_stays before update or delete on survey_answer
    for each row execute function refuse_second_answer();

-- One flat row a case, folded from its ledger; it can be emptied and folded again at any time.
create table case_fact (
    case_key             text primary key references case_file,
    opened_at            timestamptz not null,
    state                text not null,
    customer             text not null,
    plan                 text,
    category             text not null,
    component            text,
    priority             text not null,
    tier                 text,
    escalated_at         timestamptz,
    resolved_at          timestamptz,
    closed_at            timestamptz,
    resolution_due       timestamptz,
    resolution_verdict   text check (resolution_verdict in ('met', 'breached')),
    resolution_corrected boolean not null,
    hops                 int not null,
    hand_backs           int not null,
    reopened             int not null,
    promises_kept        int not null,
    promises_broken      int not null,
    survey_asked         boolean not null,
    score                int check (score between 1 and 5)
);
create index case_fact_opened on case_fact (opened_at);
-- "Same customer, same component, within 30 days."
create index case_fact_repeat on case_fact (customer, component, opened_at);
