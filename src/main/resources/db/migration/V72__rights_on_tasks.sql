-- Whose a task is stands in the task. The engine's rows of before, one for each team and person of each task, are not needed any
-- more. In a new database the engine makes its tables later.
do $$
begin
    if to_regclass('act_ru_authorization') is not null then
        delete from act_ru_authorization right_on_task
        using act_ru_task task
        where right_on_task.resource_type_ = 7 and right_on_task.resource_id_ = task.id_;
    end if;
end $$;
