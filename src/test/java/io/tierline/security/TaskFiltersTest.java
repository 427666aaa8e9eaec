package io.tierline.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The lists of an installation of before. */
class TaskFiltersTest extends TierlineTest {

    @Autowired
    private TaskFilters lists;

    @Autowired
    private FilterService filters;

    @Autowired
    private TaskService tasks;

    @AfterEach
    void asShipped() {
        mineIs(asBefore());
        lists.make();
    }

    @Test
    void mine_as_it_was_shipped_before_leaves_out_what_is_snoozed_from_now_on() {
        mineIs(asBefore());
        lists.make();
        assertThat(query()).contains("followUpBeforeOrNotExistent");
    }

    @Test
    void mine_as_an_administrator_has_changed_it_stays() {
        mineIs(asBefore().taskPriority(100));
        lists.make();
        assertThat(query()).doesNotContain("followUp").contains("100");
    }

    private TaskQuery asBefore() {
        return tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}");
    }

    private void mineIs(TaskQuery query) {
        filters.saveFilter(mine().setQuery(query));
    }

    private String query() {
        return ((FilterEntity) mine()).getQueryInternal();
    }

    private Filter mine() {
        return filters.createTaskFilterQuery().filterName("Mine").singleResult();
    }
}
