package io.tierline.api.oncall;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.tierline.api.ApiTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class MaintenanceControllerTest extends ApiTest {

    private static final String WINDOWS = "/api/v1/maintenance-windows";
    private static final String TIER2 =
            """
            {"scope": "team", "subject": "tier2", "from": "2026-03-11T10:00:00Z", "to": "2026-03-11T12:00:00Z",
             "reason": "Database upgrade"}""";

    @Test
    void a_manager_adds_a_window_everybody_sees_it_and_a_manager_cancels_it() throws Exception {
        ResultActions added = as(MONA, TIER2)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.scope").value("team"))
                .andExpect(jsonPath("$.createdBy").value("mona"));
        int id = JsonPath.read(added.andReturn().getResponse().getContentAsString(), "$.id");

        read(WINDOWS)
                .andExpect(jsonPath("$", hasSize(1)))
                .andExpect(jsonPath("$[0].reason").value("Database upgrade"));

        mvc.perform(delete(WINDOWS + "/" + id).with(MONA)).andExpect(status().isNoContent());
        mvc.perform(delete(WINDOWS + "/" + id).with(MONA))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail")
                        .value(org.hamcrest.Matchers.containsString("no maintenance window " + id)));
        read(WINDOWS).andExpect(jsonPath("$", hasSize(0)));
    }

    @Test
    void what_is_over_is_shown_to_whoever_asks_for_it() throws Exception {
        as(MONA, TIER2);
        clock.advance(Duration.ofHours(4));
        read(WINDOWS).andExpect(jsonPath("$", hasSize(0)));
        read(WINDOWS + "?past=true").andExpect(jsonPath("$", hasSize(1)));
    }

    @Test
    void agents_may_look_but_not_hold_anything_back_and_strangers_neither() throws Exception {
        as(TINA, TIER2).andExpect(status().isForbidden());
        mvc.perform(delete(WINDOWS + "/1").with(TINA)).andExpect(status().isForbidden());
        mvc.perform(get(WINDOWS)).andExpect(status().isUnauthorized());
        mvc.perform(post(WINDOWS).contentType(MediaType.APPLICATION_JSON).content(TIER2))
                .andExpect(status().isUnauthorized());
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"scope": "team", "to": "2026-03-11T12:00:00Z", "reason": "r"}                       | subject | is missing: which team?
            {"scope": "all", "subject": "tier1", "to": "2026-03-11T12:00:00Z", "reason": "r"}    | subject | leave it out for all
            {"scope": "case", "subject": "ESC-1", "to": "2026-03-11T12:00:00Z", "reason": "r"}   | subject | must be the key of a case
            {"scope": "everything", "to": "2026-03-11T12:00:00Z", "reason": "r"}                 | scope   | must be one of all, team, customer, case
            {"scope": "all", "to": "2026-03-11T08:00:00Z", "reason": "r"}                        | to      | must be after from
            {"scope": "all", "from": "2026-03-11T07:00:00Z", "to": "2026-03-11T08:00:00Z", "reason": "r"} | to | must be in the future
            {"scope": "all", "to": "2026-05-11T08:00:00Z", "reason": "r"}                        | to      | must be at most 30 days
            {"scope": "all", "reason": "r"}                                                      | to      | is missing
            {"scope": "all", "to": "2026-03-11T12:00:00Z"}                                       | reason  | is missing
            {"scope": "all", "to": "2026-03-11T12:00:00Z", "reason": "r", "until": "x"}          | until   | is not a field
            """)
    void refuses_naming_the_field(String body, String field, String said) throws Exception {
        as(MONA, body)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[*].field", hasItem(field)))
                .andExpect(jsonPath("$.errors[?(@.field == '" + field + "')].message")
                        .value(hasItem(org.hamcrest.Matchers.containsString(said))));
    }

    private ResultActions as(RequestPostProcessor who, String body) throws Exception {
        return mvc.perform(
                post(WINDOWS).with(who).contentType(MediaType.APPLICATION_JSON).content(body));
    }
}
