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
