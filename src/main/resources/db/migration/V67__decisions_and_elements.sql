-- What was decided by which rule, and which elements of the models were passed. The engine's own history of both is not
-- written any more: it took 20 rows and more for one of these. No text of a person is in here.

create table decision_answer (
    id           bigint generated always as identity primary key,
    -- Null where a decision is about no case, or about none yet.
    case_key     text check (case_key ~ '^ESC-[0-9]{4}-[0-9]{6,}$'),
    decision     text not null check (decision <> ''),
    version      int not null check (version > 0),
    -- Of the rules that matched, in the order of the table; none for an expression.
    rules        text[] not null,
    inputs       jsonb not null check (jsonb_typeof(inputs) = 'object'),
    -- One for each rule that matched; one for an expression, and for rules of which one answer was made.
    outputs      jsonb not null check (jsonb_typeof(outputs) = 'array'),
    evaluated_at timestamptz not null,
    asked_by     text check (asked_by <> '')
);

-- GET /api/v1/escalations/<key>/decisions
create index decision_answer_case on decision_answer (case_key, id) where case_key is not null;
-- The retention. Rows come in the order of their instants, so the index is a few pages.
create index decision_answer_age on decision_answer using brin (evaluated_at);

create table element_passed (
    id         bigint generated always as identity primary key,
    case_key   text check (case_key ~ '^ESC-[0-9]{4}-[0-9]{6,}$'),
    process    text not null check (process <> ''),
    version    int not null check (version > 0),
    element    text not null check (element <> ''),
    entered_at timestamptz not null,
    -- Null while something is there.
    left_at    timestamptz check (left_at >= entered_at),
    cancelled  boolean not null default false,
    -- By what the engine knows the stay, so that its end is found; null where it ended in the transaction that began it.
    instance   text,
    constraint cancelled_is_left check (left_at is not null or not cancelled),
    constraint an_open_stay_is_found_again check (left_at is not null or instance is not null)
);

create unique index element_passed_open on element_passed (instance) where left_at is null;
create index element_passed_age on element_passed using brin (entered_at);
