-- Which transaction changed the case last. A node that keeps a case's ledger in memory asks for this number alone, and
-- reads the ledger again when it is another. Cases of before have 0 until something happens to them.
alter table case_file add column version bigint not null default 0;

-- A transaction writes its events together when it ends: until then nothing can refer to them.
alter table survey_answer
    alter constraint survey_answer_case_key_event_seq_fkey deferrable initially deferred;
