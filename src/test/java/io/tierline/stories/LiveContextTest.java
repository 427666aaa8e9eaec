package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.TierlineTest;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands above a form is so now, whenever the task was made. */
class LiveContextTest extends TierlineTest {

    @Autowired
    private FormService forms;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void what_the_customer_says_after_a_task_was_claimed_stands_above_its_form() {
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        assertThat(desk.shown(key, "work-on-case", "ctxCustomerSaid")).isNull();

        desk.happens(
                key,
                NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER)
                        .withText(EventText.TEXT, "Now it is worse: nobody can log in."));
        assertThat(desk.shown(key, "work-on-case", "ctxCustomerSaid")).endsWith("Now it is worse: nobody can log in.");

        desk.happens(
                key,
                NewEvent.of(new PriorityChanged(null, "P1"), "tina").withText(EventText.REASON, "Nobody can log in."));
        assertThat(desk.shown(key, "work-on-case", "ctxHead")).contains("**P1**");
    }

    @Test
    void what_was_erased_is_gone_there_too_and_the_engine_keeps_no_text() {
        String key = desk.receive();
        Task task = desk.task(key, "work-on-case");
        assertThat(tasks.getVariablesLocal(task.getId())).isEmpty();
        assertThat(desk.shown(key, "work-on-case", "ctxDescription")).isNotBlank();

        jdbc.sql("update case_text set content = content - 'description' where case_key = ?")
                .param(key)
                .update();
        assertThat(desk.shown(key, "work-on-case", "ctxDescription")).isNull();
        assertThat(jdbc.sql("select count(*) from act_hi_varinst")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void who_asks_for_some_names_gets_those_and_who_may_not_read_the_task_gets_none() {
        String key = desk.receive();
        String task = desk.task(key, "work-on-case").getId();
        desk.as("tina", () -> assertThat(forms.getTaskFormVariables(task, List.of("ctxTier", "note"), true))
                .isEqualTo(Map.of("ctxTier", "tier1")));
        desk.as("bella", () -> assertThatThrownBy(() -> forms.getTaskFormVariables(task))
                .isInstanceOf(AuthorizationException.class));
    }
}
