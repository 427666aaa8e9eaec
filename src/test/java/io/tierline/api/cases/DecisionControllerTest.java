package io.tierline.api.cases;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.tierline.api.ApiTest;
import org.junit.jupiter.api.Test;

/** Why a case went where it went. */
class DecisionControllerTest extends ApiTest {

    private static final String DECISIONS = "/api/v1/escalations/{key}/decisions";

    @Test
    void a_case_tells_which_rule_answered_with_which_inputs_and_outputs_and_in_which_version() throws Exception {
        String key = desk.receive();
        String nextLevel = "$.decisions[?(@.decision == 'next-level')]";
        read(DECISIONS, key)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.key").value(key))
                .andExpect(jsonPath("$.decisions[0].decision").value("sla-policy"))
                .andExpect(jsonPath("$.decisions[0].inputs.Priority").value("P2"))
                .andExpect(jsonPath(nextLevel + ".version").value(1))
                .andExpect(jsonPath(nextLevel + ".rules[0]").value("next-level-rule-5"))
                .andExpect(jsonPath(nextLevel + ".inputs['Criteria that hold']").value(4))
                .andExpect(jsonPath(nextLevel + ".outputs[0].level").value("tier1"))
                .andExpect(jsonPath(nextLevel + ".evaluatedAt").value("2026-03-11T09:00:00Z"))
                .andExpect(jsonPath(nextLevel + ".askedBy").value("escalation/decide-level"));
    }

    @Test
    void a_case_that_there_is_not_has_none() throws Exception {
        read(DECISIONS, "ESC-2026-999999").andExpect(status().isNotFound());
    }

    @Test
    void they_are_for_those_who_may_read_the_case() throws Exception {
        String key = desk.receive();
        mvc.perform(get(DECISIONS, key)).andExpect(status().isUnauthorized());
        mvc.perform(get(DECISIONS, key).with(user("guest").authorities())).andExpect(status().isForbidden());
    }
}
