package io.tierline.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of action items. */
@Repository
class ActionItemTable {

    private static final String COLUMNS = "id, case_key, what, owner, due, state, reason";

    private final JdbcClient jdbc;

    ActionItemTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(long postmortemId, String caseKey, NewActionItem item) {
        return jdbc.sql(
                        """
                insert into action_item (postmortem_id, case_key, what, owner, due) values (?, ?, ?, ?, ?)
                returning id""")
                .params(postmortemId, caseKey, item.what(), item.owner(), item.due())
                .query(Long.class)
                .single();
    }

    Optional<ActionItem> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from action_item where id = ?")
                .param(id)
                .query(ActionItem.class)
                .optional();
    }

    Optional<ActionItem> lock(long id) {
        return jdbc.sql("select " + COLUMNS + " from action_item where id = ? for update")
                .param(id)
                .query(ActionItem.class)
                .optional();
    }

    /** A null note keeps what was noted before. */
    void change(long id, String state, String note) {
        jdbc.sql("update action_item set state = :state, reason = coalesce(:note, reason) where id = :id")
                .param("id", id)
                .param("state", state)
                .param("note", note)
                .update();
    }

    List<Long> unfinishedOf(String caseKey) {
        return jdbc.sql("select id from action_item where case_key = ? and state in ('open', 'done') order by id")
                .param(caseKey)
                .query(Long.class)
                .list();
    }

    List<ActionItem> unfinished(long postmortemId) {
        return jdbc.sql("select " + COLUMNS
                        + " from action_item where postmortem_id = ? and state in ('open', 'done') order by id")
                .param(postmortemId)
                .query(ActionItem.class)
                .list();
    }

    /**
     * By due date, at most 500; a null filter lets all pass.
     *
     * @param overdueOn only unfinished items that were due before this day
     */
    List<ActionItem> list(String state, String owner, LocalDate overdueOn) {
        return jdbc.sql(
                        """
                select %s from action_item
                where (:state::text is null or state = :state) and (:owner::text is null or owner = :owner)
                    and (:overdueOn::date is null or (due < :overdueOn and state in ('open', 'done')))
                order by due, id limit 500"""
                                .formatted(COLUMNS))
                .param("state", state)
                .param("owner", owner)
                .param("overdueOn", overdueOn)
                .query(ActionItem.class)
                .list();
    }
}
