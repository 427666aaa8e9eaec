package io.tierline;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.tierline.engine.CaseBusyException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

class ApiProblemsTest {

    @RestController
    static class Failing {
        RuntimeException failure;

        @GetMapping({"/api/v1/thing", "/page"})
        int fail(@RequestParam int number) {
            throw failure;
        }
    }

    private final Failing failing = new Failing();
    private MockMvc mvc;

    @BeforeEach
    void setUp() {
        mvc = MockMvcBuilders.standaloneSetup(failing)
                .setControllerAdvice(new ApiProblems())
                .build();
    }

    private ResultActions failWith(RuntimeException failure) throws Exception {
        failing.failure = failure;
        return mvc.perform(get("/api/v1/thing?number=1"));
    }

    @Test
    void a_busy_case_is_503_with_the_seconds_to_wait() throws Exception {
        failWith(Mockito.mock(CaseBusyException.class))
                .andExpect(status().isServiceUnavailable())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(header().string("Retry-After", "1"))
                .andExpect(jsonPath("$.type").value("urn:tierline:problem:busy"));
    }

    @Test
    void a_database_that_is_down_is_503() throws Exception {
        failWith(new DataAccessResourceFailureException("secret host"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().exists("Retry-After"))
                .andExpect(content().string(not(containsString("secret"))));
    }

    @Test
    void a_fault_of_ours_tells_a_reference_and_no_more() throws Exception {
        failWith(new IllegalStateException("secret"))
                .andExpect(status().isInternalServerError())
                .andExpect(jsonPath("$.type").value("urn:tierline:problem:internal-error"))
                .andExpect(jsonPath("$.reference").isNotEmpty())
                .andExpect(content().string(not(containsString("secret"))));
    }

    @Test
    void who_may_do_what_is_answered_elsewhere() {
        assertThatThrownBy(() -> failWith(new AccessDeniedException("no")))
                .hasRootCauseInstanceOf(AccessDeniedException.class);
    }

    @Test
    void a_page_for_people_has_its_own_error_page() {
        failing.failure = new IllegalStateException("broken");
        assertThatThrownBy(() -> mvc.perform(get("/page?number=1")))
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_parameter_of_the_wrong_kind_or_missing_is_named() throws Exception {
        mvc.perform(get("/api/v1/thing?number=x"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:tierline:problem:invalid-fields"))
                .andExpect(jsonPath("$.errors[0].field").value("number"));
        mvc.perform(get("/api/v1/thing"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:tierline:problem:invalid-fields"))
                .andExpect(jsonPath("$.errors[0].field").value("number"));
    }
}
