package io.tierline.api.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.tierline.api.ApiTest;
import io.tierline.oncall.Rotas;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Rotas, who is on call, the calendars of it, and the matrix with its people. It is Wednesday, 11 March 2026, nine. */
class OnCallControllerTest extends ApiTest {

    private static final RequestPostProcessor THEO = user("theo").authorities(new SimpleGrantedAuthority("tier2"));
    private static final String ROTA =
            """
            {"rotations": [{"name": "weekdays", "every": "days", "handOver": "09:00", "zone": "UTC",
               "from": "2026-03-02", "participants": ["theo"],
               "active": {"week": {"monday-friday": ["08:00-20:00"]}}}],
             "overrides": [{"from": "2026-03-12T18:00:00Z", "to": "2026-03-12T22:00:00Z", "add": "theo"}]}""";

    @Autowired
    private Rotas rotas;

    @Test
    void a_rota_is_kept_as_it_was_sent() throws Exception {
        String answer = rota("tier2", ROTA)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.team").value("tier2"))
                .andExpect(jsonPath("$.rotations[0].length").value(1))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(rota("tier2", answer).andReturn().getResponse().getContentAsString())
                .isEqualTo(answer);
        read("/api/v1/rota/tier2").andExpect(content().json(answer));
        read("/api/v1/rota").andExpect(jsonPath("$.rotas.length()").value(1));
        read("/api/v1/rota/tier2?region=emea").andExpect(status().isNotFound());
        mvc.perform(delete("/api/v1/rota/tier2").with(MONA)).andExpect(status().isNoContent());
        read("/api/v1/rota/tier2").andExpect(status().isNotFound());
    }

    @Test
    void all_that_is_wrong_with_a_rota_is_named_and_nothing_is_done() throws Exception {
        String body =
                """
                {"cover": {"zone": "Mars"}, "rotations": [
                   {"name": "a", "every": "years", "handOver": "nine", "zone": "UTC", "from": "2026-02-30"},
                   {"name": "b", "every": "days", "length": 0, "handOver": "09:00", "zone": "UTC", "from": "2026-03-02",
                    "participants": ["theo"]},
                   {"name": "c", "every": "days", "handOver": "09:00", "zone": "UTC", "from": "2026-03-02",
                    "participants": ["tina"]}],
                 "overrides": [{"from": "2026-03-02T00:00:00Z", "to": "2026-03-03T00:00:00Z"}],
                 "temporarySchedules": [{"from": "2026-03-02T00:00:00Z", "to": "2026-03-03T00:00:00Z",
                    "shifts": [{"from": "2026-03-02T00:00:00Z", "to": "2026-03-03T00:00:00Z"}]}], "colour": "red"}""";
        rota("tier2", body)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[*].field")
                        .value(org.hamcrest.Matchers.containsInAnyOrder(
                                "cover.zone",
                                "rotations[0].every",
                                "rotations[0].handOver",
                                "rotations[0].from",
                                "rotations[0].participants",
                                "rotations[1].",
                                "rotations[2].participants",
                                "overrides[0].add",
                                "temporarySchedules[0].shifts[0].person",
                                "colour")))
                .andExpect(jsonPath("$.errors[*].message")
                        .value(hasItem(containsString("'tina' must be an active member of tier2; there are theo"))));
        assertThat(rotas.all()).isEmpty();
        rota("tier-2", ROTA).andExpect(status().isNotFound());
    }

    @Test
    void who_is_on_call_and_where_the_gaps_are() throws Exception {
        rota("tier2", ROTA);
        read("/api/v1/on-call?from=2026-03-12&to=2026-03-13")
                .andExpect(jsonPath("$.shifts[*].from").value(contains("2026-03-12T08:00:00Z", "2026-03-12T20:00:00Z")))
                .andExpect(jsonPath("$.shifts[1].by").value("override"))
                .andExpect(jsonPath("$.shifts[0].name").value("Theo Thomas"))
                .andExpect(jsonPath("$.gaps[*].length").value(contains("PT8H", "PT2H")))
                .andExpect(jsonPath("$.gaps[0].why").value("no rotation is in force"));
        read("/api/v1/on-call")
                .andExpect(jsonPath("$.from").value("2026-03-11T09:00:00Z"))
                .andExpect(jsonPath("$.to").value("2026-04-10T09:00:00Z"));
        read("/api/v1/on-call?from=2026-03-12&to=2026-03-12").andExpect(status().isBadRequest());
        read("/api/v1/on-call?from=soon")
                .andExpect(jsonPath("$.errors[0].field").value("from"));
        mvc.perform(get("/api/v1/on-call")).andExpect(status().isUnauthorized());
    }

    @Test
    void the_calendar_is_one_that_programs_read() throws Exception {
        rota("tier2", ROTA);
        Calendar calendar = calendar(read("/api/v1/on-call.ics?team=tier2")
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
        calendar.validate();
        List<VEvent> events = calendar.getComponents(VEvent.VEVENT);
        assertThat(events)
                .extracting(event -> event.getSummary().getValue() + " "
                        + event.getDateTimeStart().getValue())
                .contains("tier2: Theo Thomas 20260312T080000Z", "tier2: NOBODY ON CALL 20260311T200000Z");
        assertThat(events).extracting(event -> event.getUid().orElseThrow()).doesNotHaveDuplicates();
    }

    @Test
    void a_feed_opens_by_its_address_alone_until_it_is_revoked() throws Exception {
        rota("tier2", ROTA);
        String path = feed("/people/theo", THEO);
        assertThat(path).matches("/feeds/on-call/[A-Za-z0-9_-]{32}\\.ics");
        assertThat(feed("/people/theo", THEO)).isEqualTo(path);
        String text = mvc.perform(get(path))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("text/calendar"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(calendar(text).<VEvent>getComponents(VEvent.VEVENT))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getSummary().getValue()).isEqualTo("tier2: Theo Thomas"));

        mvc.perform(delete("/api/v1/on-call/feeds/people/theo").with(THEO)).andExpect(status().isNoContent());
        mvc.perform(get(path)).andExpect(status().isNotFound());
        assertThat(feed("/people/theo", THEO)).isNotEqualTo(path);
        mvc.perform(get("/feeds/on-call/guessed.ics")).andExpect(status().isNotFound());
    }

    @Test
    void a_feed_of_somebody_else_is_for_managers() throws Exception {
        mvc.perform(put("/api/v1/on-call/feeds/people/theo").with(TINA)).andExpect(status().isForbidden());
        mvc.perform(delete("/api/v1/on-call/feeds/teams/tier2").with(TINA)).andExpect(status().isForbidden());
        mvc.perform(put("/api/v1/on-call/feeds/people/theo")).andExpect(status().isUnauthorized());
        assertThat(feed("/people/theo", MONA)).isNotBlank();
        assertThat(feed("/teams/tier2", TINA)).isNotBlank();
        mvc.perform(put("/api/v1/on-call/feeds/teams/tier-2").with(MONA)).andExpect(status().isNotFound());
    }

    @Test
    void only_managers_write_rotas() throws Exception {
        mvc.perform(put("/api/v1/rota/tier2")
                        .with(THEO)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(ROTA))
                .andExpect(status().isForbidden());
    }

    @Test
    void the_matrix_names_the_people_who_fill_it_now() throws Exception {
        rota("tier2", ROTA);
        String rows = read("/api/v1/matrix")
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(JsonPath.<List<String>>read(rows, "$.rows[?(@.when.level == 'tier2')].then.team"))
                .contains("tier2");
        assertThat(JsonPath.<List<String>>read(rows, "$.rows[?(@.then.team == 'tier2')].asked[0].person"))
                .contains("theo");
        assertThat(JsonPath.<List<String>>read(rows, "$.rows[?(@.then.team == 'tier2')].asked[0].why"))
                .contains("on call for tier2, weekdays");
        assertThat(JsonPath.<List<String>>read(rows, "$.rows[*].problem")).isEmpty();
    }

    private ResultActions rota(String team, String body) throws Exception {
        return mvc.perform(put("/api/v1/rota/" + team)
                .with(MONA)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private String feed(String of, RequestPostProcessor who) throws Exception {
        String answer = mvc.perform(put("/api/v1/on-call/feeds" + of).with(who))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return URI.create(JsonPath.<String>read(answer, "$.url")).getPath();
    }

    private static Calendar calendar(String text) throws Exception {
        return new CalendarBuilder().build(new StringReader(text));
    }
}
