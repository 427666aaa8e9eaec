package io.tierline.api.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.tierline.api.ApiTest;
import io.tierline.api.Examples;
import io.tierline.cases.Fact;
import io.tierline.cases.events.MessageEvents.MessageQueued;
import io.tierline.cases.events.OversightEvents.TakenOver;
import io.tierline.cases.events.OversightEvents.WatcherAdded;
import io.tierline.cases.events.VerdictEvents.Breached;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

/** Managers act by API, see what burns, and others follow a case. */
class ActControllerTest extends ApiTest {

    @Test
    void an_act_is_an_event_with_who_and_why() throws Exception {
        String key = opened();
        act(key, Examples.PUSH)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.type").value("moved"))
                .andExpect(jsonPath("$.actor").value("mona"))
                .andExpect(jsonPath("$.facts.to").value("engineering"))
                .andExpect(jsonPath("$.texts.reason").value("They know the connector."));
        assertThat(desk.caseFile(key).tier()).isEqualTo("engineering");
        read("/api/v1/escalations/" + key)
                .andExpect(jsonPath("$.hops[1].by").value("manager"))
                .andExpect(jsonPath("$.hops[1].who").value("mona"))
                .andExpect(jsonPath("$.hops[1].contextComplete").value(false))
                .andExpect(jsonPath("$.hops[1].criteria").isArray());
    }

    @Test
    void the_case_tells_who_has_taken_it_over() throws Exception {
        String key = opened();
        act(key, Examples.TAKE_OVER).andExpect(status().isCreated());
        read("/api/v1/escalations/" + key)
                .andExpect(jsonPath("$.owner").value("mona"))
                .andExpect(jsonPath("$.takenOverBy").value("mona"))
                .andExpect(jsonPath("$.hops[0].owner").value("mona"));
        act(key, "{\"act\": \"give-back\", \"reason\": \"Done.\"}").andExpect(status().isCreated());
        read("/api/v1/escalations/" + key)
                .andExpect(jsonPath("$.owner").doesNotExist())
                .andExpect(jsonPath("$.takenOverBy").doesNotExist());
    }

    @Test
    void what_is_wrong_is_named() throws Exception {
        String key = opened();
        act(key, "{\"act\": \"shout\", \"too\": \"x\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[*].field").value(contains("act", "reason", "too")));
        act(key, "{\"act\": \"push\", \"to\": \"astronomy\", \"reason\": \"?\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("to"));
        act(key, "{\"act\": \"reassign\", \"reason\": \"?\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].message").value(containsString("is missing")));
        act(key, "{\"act\": \"give-back\", \"reason\": \"?\"}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value(containsString("no manager has taken it over")));
        act("ESC-2026-999999", Examples.PUSH).andExpect(status().isNotFound());
        act(key, "[]").andExpect(status().isBadRequest());
    }

    @Test
    void a_repeated_call_has_no_second_effect() throws Exception {
        String key = opened();
        once(key, "k-1", Examples.TAKE_OVER).andExpect(status().isCreated());
        once(key, "k-1", Examples.TAKE_OVER).andExpect(status().isOk());
        once(key, "k-1", Examples.PUSH).andExpect(status().isConflict());
        assertThat(desk.ledger(key, TakenOver.class)).hasSize(1);
    }

    @Test
    void agents_do_not_act_as_managers() throws Exception {
        String key = opened();
        mvc.perform(post("/api/v1/escalations/" + key + "/acts")
                        .with(TINA)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(Examples.TAKE_OVER))
                .andExpect(status().isForbidden());
        assertThat(desk.caseFile(key).owner()).isNull();
    }

    @Test
    void what_burns_is_listed_with_the_reason_and_the_most_urgent_on_top() throws Exception {
        String calm = opened("1", "Calm", "P4", "other", "Beta");
        String late = opened("2", "Late", "P1", "other", "Gamma");
        desk.claims("tina", calm, "work-on-case");
        desk.claims("theo", late, "work-on-case");
        read("/api/v1/escalations?attention=overdue,nobody,manager")
                .andExpect(jsonPath("$.total").value(0));

        String fresh = opened("3", "Fresh", "P3", "other", "Delta");
        read("/api/v1/escalations?attention=overdue,at-risk,promise,nobody,manager,customer,ping-pong,late")
                .andExpect(jsonPath("$.total").value(0));
        read("/api/v1/escalations?sort=attention")
                .andExpect(jsonPath("$.items[*].key").value(contains(late, fresh, calm)))
                .andExpect(jsonPath("$.next").doesNotExist());

        desk.pass(Duration.ofHours(9));
        read("/api/v1/escalations?attention=overdue,at-risk,nobody,manager")
                .andExpect(jsonPath("$.items[0].key").value(late))
                .andExpect(jsonPath("$.items[0].attention").value(hasItem("overdue")))
                .andExpect(jsonPath("$.items[0].attention").value(hasItem("manager")))
                .andExpect(jsonPath("$.items[0].nextDeadline").exists())
                .andExpect(jsonPath("$.items[0].deadlineOf").exists())
                .andExpect(jsonPath("$.items[0].managerAwaited").value(true))
                .andExpect(jsonPath("$.items[0].hops").isNumber());
        read("/api/v1/escalations?attention=fire").andExpect(status().isBadRequest());
        read("/api/v1/escalations?sort=oldest").andExpect(status().isBadRequest());
        read("/api/v1/escalations?sort=attention&after=x").andExpect(status().isBadRequest());
    }

    @Test
    void a_breach_names_who_held_the_case() throws Exception {
        String key = opened("4", "Late", "P1", "other", "Gamma");
        desk.claims("theo", key, "work-on-case");
        desk.pass(Duration.ofHours(9));
        var breach = desk.ledger(key, Breached.class).stream()
                .filter(event -> "resolution".equals(Fact.text(event, "clock"))
                        || "first-response".equals(Fact.text(event, "clock")))
                .findFirst()
                .orElseThrow();
        assertThat(Fact.text(breach, "heldByLevel")).isEqualTo("tier2");
        assertThat(Fact.text(breach, "heldByOwner")).isEqualTo("theo");
        read("/api/v1/escalations/" + key + "/clocks")
                .andExpect(jsonPath("$.clocks[?(@.name == 'first-response')].verdicts[*].heldBy.owner")
                        .value(hasItem("theo")))
                .andExpect(jsonPath("$.clocks[?(@.name == 'first-response')].explain.text")
                        .value(hasItem(containsString("held by tier2, team tier2, owner theo"))));
    }

    @Test
    void who_follows_a_case_hears_when_a_manager_is_called_in() throws Exception {
        String key = opened();
        watch("pia", key).andExpect(status().isNoContent());
        watch("pia", key).andExpect(status().isNoContent());
        watch("nobody", key).andExpect(status().isBadRequest());
        read("/api/v1/escalations/" + key).andExpect(jsonPath("$.watchers").value(contains("pia")));
        assertThat(desk.ledger(key, WatcherAdded.class)).hasSize(1);

        act(key, "{\"act\": \"pull\", \"reason\": \"I look.\"}").andExpect(status().isCreated());
        assertThat(desk.ledger(key, MessageQueued.class))
                .filteredOn(event -> "manager-called-in".equals(Fact.text(event, "template")))
                .extracting(event -> Fact.text(event, "recipient"))
                .containsExactly("pia");

        mvc.perform(delete("/api/v1/escalations/" + key + "/watchers/pia").with(TINA))
                .andExpect(status().isNoContent());
        assertThat(desk.caseFile(key).oversight().watchers()).isEmpty();
    }

    private ResultActions watch(String person, String key) throws Exception {
        return mvc.perform(
                put("/api/v1/escalations/" + key + "/watchers/" + person).with(TINA));
    }

    private ResultActions act(String key, String body) throws Exception {
        ResultActions answer = mvc.perform(post("/api/v1/escalations/" + key + "/acts")
                .with(MONA)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
        desk.settle();
        return answer;
    }

    private ResultActions once(String key, String idempotencyKey, String body) throws Exception {
        return mvc.perform(post("/api/v1/escalations/" + key + "/acts")
                .with(MONA)
                .header("Idempotency-Key", idempotencyKey)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }
}
