package io.tierline.api.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import com.jayway.jsonpath.JsonPath;
import io.tierline.api.ApiTest;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.stories.Desk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A deadline explains itself, by the instant at which somebody asks. */
class ClocksApiTest extends ApiTest {

    private static final String RESOLUTION = "$.clocks[?(@.name == 'resolution')]";

    /** A P2 case of Friday, 16:00, asked about at 16:30, answered on Monday at 09:30, and a P1 case since 10:00. */
    private String raised() {
        clock.set(Instant.parse("2026-03-13T16:00:00Z"));
        String key = desk.receive(Desk.ticket());
        desk.passUntil(Instant.parse("2026-03-13T16:30:00Z"));
        desk.completes(
                "tina", key, "work-on-case", Map.of("outcome", "ask-customer", "note", "Which user does it run as?"));
        desk.passUntil(Instant.parse("2026-03-16T09:30:00Z"));
        desk.happens(key, NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER));
        desk.claims("tina", key, "work-on-case");
        desk.passUntil(Instant.parse("2026-03-16T10:00:00Z"));
        desk.happens(key, NewEvent.of(new PriorityChanged("P2", "P1"), "mona"));
        return key;
    }

    @Test
    void calendar_priority_and_waiting_all_changed_and_the_sum_is_explained_line_by_line() throws Exception {
        // By hand. As a P2 case it had sixteen office hours; as a P1 case it has eight hours around the clock, from its
        // start: half an hour on Friday before the question, then 7:30 from the answer, Monday 09:30: due at 17:00.
        String key = raised();
        clock.set(Instant.parse("2026-03-16T11:00:00Z"));
        String json = read("/api/v1/escalations/{key}/clocks", key)
                .andExpect(jsonPath("$.asOf").value("2026-03-16T11:00:00Z"))
                .andExpect(jsonPath("$.waiting").value(false))
                .andExpect(jsonPath(RESOLUTION + ".state").value("running"))
                .andExpect(jsonPath(RESOLUTION + ".target").value("PT8H"))
                .andExpect(jsonPath(RESOLUTION + ".started").value("2026-03-13T16:00:00Z"))
                .andExpect(jsonPath(RESOLUTION + ".due").value("2026-03-16T17:00:00Z"))
                .andExpect(jsonPath(RESOLUTION + ".elapsed").value("PT2H"))
                .andExpect(jsonPath(RESOLUTION + ".paused").value("PT65H"))
                .andExpect(jsonPath(RESOLUTION + ".explain.rule").value("sla-policy-rule-1"))
                .andExpect(jsonPath(RESOLUTION + ".explain.calendar").value("24x7"))
                .andExpect(jsonPath(RESOLUTION + ".explain.intervals.length()").value(3))
                .andExpect(jsonPath(RESOLUTION + ".explain.intervals[1].why").value("waiting on the customer"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String policy = first(json, "explain.policyVersion");
        String calendar = first(json, "explain.calendarVersion");

        assertThat(first(json, "explain.text"))
                .isEqualTo(
                        """
                resolution 1
                target PT16H by rule sla-policy-rule-3, policy version %1$s, calendar business-hours; until Mon 2026-03-16 10:00:00
                target PT8H by rule sla-policy-rule-1, policy version %1$s, calendar 24x7
                Calendar 24x7 version %2$s (UTC)
                Fri 2026-03-13 16:00:00 to Fri 2026-03-13 16:30:00  counted     0:30:00  working hours
                Fri 2026-03-13 16:30:00 to Mon 2026-03-16 09:30:00  left out   65:00:00  waiting on the customer
                Mon 2026-03-16 09:30:00 to Mon 2026-03-16 11:00:00  counted     1:30:00  working hours
                Elapsed 2:00:00; working time left out by pauses 65:00:00
                Due Mon 2026-03-16 17:00:00
                """
                                .formatted(policy, calendar));
    }

    @Test
    void it_is_reckoned_when_it_is_read_and_writes_nothing() throws Exception {
        String key = raised();
        int events = desk.ledger(key).size();
        for (String minute : List.of("PT2H", "PT2H30M", "PT4H")) {
            clock.set(Instant.parse("2026-03-16T09:00:00Z").plus(java.time.Duration.parse(minute)));
            read("/api/v1/escalations/{key}/clocks", key)
                    .andExpect(jsonPath(RESOLUTION + ".elapsed")
                            .value(java.time.Duration.parse(minute).toString()));
        }
        assertThat(desk.ledger(key)).hasSize(events);
    }

    private static String first(String json, String field) {
        List<String> found = JsonPath.read(json, RESOLUTION + "." + field);
        return found.get(0);
    }
}
