package io.tierline.api.operations;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.tierline.api.ApiTest;
import io.tierline.process.model.EscalationProcess;
import java.time.Duration;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Asking whether ledger and engine agree, and putting right what does not, by HTTP. */
class AgreementControllerTest extends ApiTest {

    private static final String AGREEMENT = "/api/v1/operations/agreement";
    private static final RequestPostProcessor ADA = user("ada").authorities(new SimpleGrantedAuthority("admin"));
    private static final String REASON = "{\"reason\": \"Deleted by hand.\"}";

    @Autowired
    private RuntimeService runtime;

    @Test
    void a_case_that_lost_its_process_is_listed_and_restored() throws Exception {
        String key = adrift();
        check(MONA).andExpect(jsonPath("$.adrift[0].confirmedAt").doesNotExist());
        clock.advance(Duration.ofMinutes(1));
        check(ADA)
                .andExpect(jsonPath("$.tasks").value(true))
                .andExpect(jsonPath("$.adrift[0].subject").value(key))
                .andExpect(jsonPath("$.adrift[0].kinds[0]").value("no-process"))
                .andExpect(jsonPath("$.adrift[0].wrong").value(containsString("no process moves it")))
                .andExpect(jsonPath("$.adrift[0].confirmedAt").exists());
        mvc.perform(get("/actuator/health/readiness").with(ADA))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("UP"))
                .andExpect(jsonPath("$.components.agreement.details.adrift").value(1));
        mvc.perform(get("/actuator/health/readiness"))
                .andExpect(jsonPath("$.status").value("UP"))
                .andExpect(jsonPath("$.components").doesNotExist());
        mvc.perform(get("/actuator/health/readiness").with(TINA))
                .andExpect(jsonPath("$.components").doesNotExist());

        restore(key, REASON)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.done").value("started-again"));
        mvc.perform(get(AGREEMENT).with(MONA)).andExpect(jsonPath("$.adrift").isEmpty());
        desk.task(key, "work-on-case");
        restore(key, REASON)
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.type").value("urn:tierline:problem:not-adrift"));
    }

    @Test
    void a_restore_says_why() throws Exception {
        String key = adrift();
        check(ADA);
        restore(key, "{}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("reason"));
        restore(key, "{\"reason\": \"x\", \"tier\": \"tier2\"}").andExpect(status().isBadRequest());
        restore(key, REASON).andExpect(status().isOk());
    }

    @Test
    void agents_see_nothing_of_it_and_managers_put_nothing_right() throws Exception {
        String key = opened();
        mvc.perform(get(AGREEMENT).with(TINA)).andExpect(status().isForbidden());
        mvc.perform(post(AGREEMENT).with(CLEO)).andExpect(status().isForbidden());
        mvc.perform(post(AGREEMENT + "/{key}/restore", key)
                        .with(MONA)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(REASON))
                .andExpect(status().isForbidden());
        mvc.perform(get(AGREEMENT)).andExpect(status().isUnauthorized());
    }

    private String adrift() throws Exception {
        String key = opened();
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey(EscalationProcess.KEY)
                .list()
                .forEach(one -> runtime.deleteProcessInstance(one.getId(), "behind Tierline's back"));
        return key;
    }

    private ResultActions check(RequestPostProcessor who) throws Exception {
        return mvc.perform(post(AGREEMENT).with(who)).andExpect(status().isOk());
    }

    private ResultActions restore(String key, String body) throws Exception {
        return mvc.perform(post(AGREEMENT + "/{key}/restore", key)
                .with(ADA)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }
}
