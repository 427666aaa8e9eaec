package io.tierline.api.cases;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.tierline.api.ApiTest;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.ResultActions;

class ProblemControllerTest extends ApiTest {

    private static final String PROBLEMS = "/api/v1/problems";
    private static final String FIX =
            """
            {"rootCause": "A field was renamed.", "mitigation": "It is mapped.", "prevention": "We watch for it."}""";

    private String problem(String... cases) throws Exception {
        String list = cases.length == 0 ? "" : ", \"cases\": [\"" + String.join("\", \"", cases) + "\"]";
        return JsonPath.read(
                send(PROBLEMS, "{\"title\": \"The sync drops fields\"" + list + "}")
                        .andExpect(status().isCreated())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                "$.key");
    }

    private ResultActions link(String problem, String key) throws Exception {
        return mvc.perform(
                put(PROBLEMS + "/{problem}/cases/{key}", problem, key).with(CLEO));
    }

    @Test
    void a_problem_is_opened_linked_fixed_and_found() throws Exception {
        String first = opened("1", "Outage", "P2", "integration", "Acme");
        String second = opened("2", "Outage", "P2", "integration", "Globex");
        desk.settle();
        String problem = problem(first);
        link(problem, second).andExpect(status().isOk()).andExpect(jsonPath("$.cases[*].key", contains(first, second)));
        link(problem, second).andExpect(status().isConflict());
        read("/api/v1/escalations/{key}", first).andExpect(jsonPath("$.problem").value(problem));
        mvc.perform(delete(PROBLEMS + "/{problem}/cases/{key}", problem, first).with(CLEO))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.cases[*].key", contains(second)));

        send(PROBLEMS + "/" + problem + "/fixed", FIX)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("fixed"))
                .andExpect(jsonPath("$.fix.by").value("cleo"));
        send(PROBLEMS + "/" + problem + "/fixed", FIX)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value(containsString("It was fixed at")));
        link(problem, first)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value(containsString("send fixed, by " + problem)));
        read(PROBLEMS).andExpect(jsonPath("$.items").isEmpty());
        read(PROBLEMS + "?state=fixed").andExpect(jsonPath("$.items[0].key").value(problem));
        desk.settle();
        read(PROBLEMS + "/{problem}", problem)
                .andExpect(jsonPath("$.cases[0].state").value("resolved"));
    }

    @Test
    void what_is_wrong_is_named() throws Exception {
        send(PROBLEMS, "{\"component\": \"sync\", \"cases\": \"ESC-1\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[*].field", contains("title", "cases")));
        send(PROBLEMS, "{\"title\": \"A\", \"cases\": [\"ESC-2026-999999\"]}").andExpect(status().isNotFound());
        read(PROBLEMS + "?state=all").andExpect(jsonPath("$.items").isEmpty());
        read(PROBLEMS + "?state=done").andExpect(status().isBadRequest());
        read(PROBLEMS + "/PRB-2026-999999")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.type").value("urn:tierline:problem:unknown-problem"));
        send(PROBLEMS + "/" + problem() + "/fixed", "{\"rootCause\": \"A field was renamed.\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[*].field", contains("mitigation", "prevention")));
    }
}
