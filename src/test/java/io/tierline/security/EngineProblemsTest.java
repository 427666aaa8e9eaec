package io.tierline.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the engine's REST interface answers to what it cannot do, for programs and for the web applications. */
class EngineProblemsTest extends SecurityTest {

    private static final String JSON = "application/json";

    /** Each of these was a 500 of the engine, with the statement or the place in its code. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            GET  | /task?sortBy=nothing&sortOrder=asc                          |      | 400
            GET  | /task?sortBy=name                                           |      | 400
            GET  | /task?dueBefore=tomorrow                                    |      | 400
            GET  | /task?priority=high                                         |      | 400
            GET  | /task/nothing-here                                          |      | 404
            GET  | /task/nothing-here/variables/x                              |      | 404
            GET  | /task/nothing-here/form-variables                           |      | 404
            POST | /task/nothing-here/submit-form | {}                                | 404
            POST | /task/nothing-here/claim       | {"userId": "ada"}                 | 404
            POST | /task                          | {                                 | 400
            POST | /task                          | []                                | 400
            POST | /task                          | {"taskId": {"deep": true}}         | 400
            POST | /task/count                    | {"assigneeIn": "not a list"}       | 400
            POST | /process-instance              | {"variables": [{"name": null}]}    | 400
            POST | /authorization/create          | {}                                | 400
            PUT  | /job/nothing-here/retries      |                                   | 400
            GET  | /history/task?finishedBefore=x                              |      | 400
            GET  | /nothing/here                                               |      | 404
            PATCH | /task                         | {}                                | 405
            """)
    void a_wrong_call_is_the_callers_fault(String method, String path, String body, int status) throws IOException {
        for (Map.Entry<String, Caller> root : roots("ada").entrySet()) {
            HttpResponse<String> answer = root.getValue()
                    .call(method, root.getKey() + path, method.equals("GET") ? null : JSON, body == null ? "" : body);

            assertThat(answer.statusCode())
                    .as(root.getKey() + path + answer.body())
                    .isEqualTo(status);
            JsonNode problem = new ObjectMapper().readTree(answer.body());
            assertThat(problem.path("message").asText()).as("what to do").isNotBlank();
            assertThat(answer.body()).doesNotContain("\tat ", "\\tat ", "### SQL", "select ", "org.postgresql");
        }
    }

    private Map<String, Caller> roots(String user) {
        Map<String, Caller> roots = new LinkedHashMap<>();
        roots.put("/engine-rest", as(user));
        roots.put("/camunda/api/engine/engine/default", inBrowser(user, "tasklist"));
        return roots;
    }
}
