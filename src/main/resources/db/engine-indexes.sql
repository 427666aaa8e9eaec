-- What the engine's own schema lacks. Run at each start, after the engine has made its tables; leaves what is there.

-- The job executor asks for what is due, timers first, oldest first: no sorting of a backlog.
create index if not exists tierline_job_order on act_ru_job (type_ desc, duedate_)
    where retries_ > 0 and suspension_state_ = 1;

-- "What falls due in the next seconds?", and the job executor's question when little or nothing is due.
create index if not exists tierline_job_due on act_ru_job (duedate_)
    where retries_ > 0 and suspension_state_ = 1;

-- "Does a job of the same case run already?": a handful of rows in place of all jobs of the case.
create index if not exists tierline_job_running on act_ru_job (root_proc_inst_id_)
    where exclusive_ and lock_owner_ is not null;

-- "Has the task subtasks?", asked when a task ends. Tierline makes none, so the index is empty.
create index if not exists tierline_task_parent on act_ru_task (parent_task_id_)
    where parent_task_id_ is not null;

-- Indexes on columns that are empty in nearly every row: a row that has nothing there needs no entry. Each new row of an
-- execution, a variable or a job wrote two to five entries too many.
do $$
declare
    wanted record;
begin
    for wanted in
        select * from (values
            ('act_idx_exe_super', 'act_ru_execution', 'super_exec_'),
            ('act_idx_exe_parent', 'act_ru_execution', 'parent_id_'),
            ('act_idx_exec_buskey', 'act_ru_execution', 'business_key_'),
            ('act_idx_exec_tenant_id', 'act_ru_execution', 'tenant_id_'),
            ('act_idx_variable_task_id', 'act_ru_variable', 'task_id_'),
            ('act_idx_variable_task_name_type', 'act_ru_variable', 'task_id_, name_, type_'),
            ('act_idx_variable_tenant_id', 'act_ru_variable', 'tenant_id_'),
            ('act_idx_var_bytearray', 'act_ru_variable', 'bytearray_id_'),
            ('act_idx_batch_id', 'act_ru_variable', 'batch_id_'),
            ('act_idx_var_case_exe', 'act_ru_variable', 'case_execution_id_'),
            ('act_idx_var_case_inst_id', 'act_ru_variable', 'case_inst_id_'),
            ('act_idx_job_exception', 'act_ru_job', 'exception_stack_id_'),
            ('act_idx_job_tenant_id', 'act_ru_job', 'tenant_id_'),
            ('act_idx_event_subscr_config_', 'act_ru_event_subscr', 'configuration_'),
            ('act_idx_event_subscr_tenant_id', 'act_ru_event_subscr', 'tenant_id_'),
            ('act_idx_task_owner', 'act_ru_task', 'owner_'),
            ('act_idx_task_case_exec', 'act_ru_task', 'case_execution_id_'),
            ('act_idx_task_case_def_id', 'act_ru_task', 'case_def_id_'),
            ('act_idx_task_tenant_id', 'act_ru_task', 'tenant_id_'),
            ('act_idx_ident_lnk_user', 'act_ru_identitylink', 'user_id_'),
            ('act_idx_athrz_procedef', 'act_ru_identitylink', 'proc_def_id_'),
            ('act_idx_hi_pro_inst_tenant_id', 'act_hi_procinst', 'tenant_id_'),
            ('act_idx_hi_pro_rst_pro_inst_id', 'act_hi_procinst', 'restarted_proc_inst_id_'),
            ('act_idx_hi_task_inst_tenant_id', 'act_hi_taskinst', 'tenant_id_')
        ) as list (index, "table", columns)
    loop
        if exists (
            select from pg_index where indexrelid = to_regclass(wanted.index) and indpred is null and not indisunique) then
            execute format('drop index %I', wanted.index);
            execute format('create index %I on %I (%s) where %s is not null',
                wanted.index, wanted.table, wanted.columns, split_part(wanted.columns, ',', 1));
        end if;
    end loop;
end $$;

-- Indexes that another one of the engine's answers as well: by the first column of it, or by an id that is unique. They
-- stay under their names, without an entry, so that the engine's own scripts find them.
do $$
declare
    wanted record;
begin
    for wanted in
        select * from (values
            -- act_idx_job_handler (handler_type_, handler_cfg_)
            ('act_idx_job_handler_type', 'act_ru_job', 'handler_type_'),
            -- The primary key.
            ('act_idx_hi_taskinstid_procinst', 'act_hi_taskinst', 'id_, proc_inst_id_')
        ) as list (index, "table", columns)
    loop
        if exists (select from pg_index where indexrelid = to_regclass(wanted.index) and indpred is null) then
            execute format('drop index %I', wanted.index);
            execute format('create index %I on %I (%s) where false', wanted.index, wanted.table, wanted.columns);
        end if;
    end loop;
end $$;

-- Gauges: steps that have used up their attempts, and cases for which nobody can be reached. Both are few.
create index if not exists tierline_job_failed on act_ru_job (process_def_key_) where retries_ = 0;
create index if not exists tierline_task_nobody on act_ru_task (proc_inst_id_) where task_def_key_ = 'find-somebody';
