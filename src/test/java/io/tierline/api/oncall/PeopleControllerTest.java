package io.tierline.api.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.tierline.api.ApiTest;
import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** People in and out, as JSON and as a table, and what becomes of their accounts. */
class PeopleControllerTest extends ApiTest {

    private static final RequestPostProcessor ADA = user("ada").authorities(new SimpleGrantedAuthority("admin"));
    private static final String PEOPLE = "/api/v1/people";
    private static final String NINA =
            """
            {"name": "Nina Nowak", "zone": "Europe/Warsaw", "contacts": {"email": "nina@example.com", "phone": "+48 22 1"},
             "hours": {"week": {"monday-friday": ["09:00-17:00"]}}, "groups": ["tier1", "tier2"], "leads": ["tier2"],
             "absences": [{"from": "2026-04-06T00:00:00Z", "to": "2026-04-13T00:00:00Z", "reason": "surgery"}]}""";

    @Autowired
    private People people;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void nobodyNewStays() {
        for (String id : List.of("nina", "nils")) {
            jdbc.sql("delete from person where id = ?").param(id).update();
            identity.deleteUser(id);
        }
    }

    @Test
    void a_person_is_kept_as_they_were_sent_and_has_an_account() throws Exception {
        send("/nina", NINA, MONA)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.name").value("Nina Nowak"));

        mvc.perform(get(PEOPLE + "/nina").with(MONA))
                .andExpect(jsonPath("$.hours.week['monday-friday']").value(contains("09:00-17:00")))
                .andExpect(jsonPath("$.leads").value(contains("tier2")))
                .andExpect(jsonPath("$.absences[0].reason").value("surgery"));
        assertThat(groups("nina")).containsExactlyInAnyOrder("tier1", "tier2");
        assertThat(identity.checkPassword("nina", "")).isFalse();
    }

    @Test
    void the_reason_of_an_absence_is_for_managers_alone() throws Exception {
        send("/nina", NINA, MONA);
        read(PEOPLE + "/nina")
                .andExpect(jsonPath("$.absences[0].from").value("2026-04-06T00:00:00Z"))
                .andExpect(jsonPath("$.absences[0].reason").doesNotExist());
    }

    @Test
    void whoever_is_taken_out_of_a_group_loses_its_rights() throws Exception {
        send("/nina", NINA, MONA);
        send("/nina", "{\"name\": \"Nina Nowak\", \"groups\": [\"tier1\"]}", MONA)
                .andExpect(status().isOk());
        assertThat(groups("nina")).containsExactly("tier1");
        mvc.perform(get(PEOPLE + "/nina").with(MONA))
                .andExpect(jsonPath("$.absences.length()").value(1));
    }

    @Test
    void whoever_has_left_has_no_account_and_their_tasks_go_back_to_the_team() throws Exception {
        send("/nina", NINA, MONA);
        String key = desk.receive();
        desk.claims("nina", key, "work-on-case");

        send("/nina", "{\"name\": \"Nina Nowak\", \"groups\": [\"tier1\"], \"active\": false}", MONA)
                .andExpect(status().isOk());

        assertThat(identity.createUserQuery().userId("nina").count()).isZero();
        assertThat(desk.task(key, "work-on-case").getAssignee()).isNull();
        assertThat(people.find("nina")).get().returns(false, Person::active);
        desk.claims("tina", key, "work-on-case");
    }

    @Test
    void only_an_administrator_gives_or_takes_a_role() throws Exception {
        String asManager = "{\"name\": \"Nina Nowak\", \"groups\": [\"manager\"]}";
        send("/nina", asManager, MONA)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.detail").value(containsString("Only an administrator")));
        assertThat(people.find("nina")).isEmpty();

        send("/nina", asManager, ADA).andExpect(status().isOk());
        assertThat(groups("nina")).containsExactly("manager");
        send("/nina", "{\"name\": \"Nina Nowak\", \"groups\": []}", MONA).andExpect(status().isForbidden());
        send("/nina", "{\"name\": \"Nina Nowak\", \"active\": false}", MONA).andExpect(status().isForbidden());
    }

    @Test
    void the_last_administrator_stays() throws Exception {
        send("/ada", "{\"name\": \"Ada Adler\", \"groups\": []}", ADA)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:tierline:problem:last-administrator"));
        assertThat(groups("ada")).contains("admin");
    }

    @Test
    void all_that_is_wrong_is_named_and_nothing_is_done() throws Exception {
        String body =
                """
                {"people": [{"id": "nina", "name": "Nina", "groups": ["tier1"]},
                  {"id": "nils", "name": "", "zone": "Mars", "groups": ["tier-1"], "leads": ["tier2"], "shoe": 44,
                   "contacts": {"email": "nils"}, "hours": {"calendar": "never"},
                   "absences": [{"from": "2026-03-02T00:00:00Z", "to": "2026-03-01T00:00:00Z"}]},
                  {"id": "nina", "name": "Nina", "hours": {"week": {"monday": ["9-5"], "moonday": []}}}]}""";
        send("", body, MONA)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[*].field")
                        .value(contains(
                                "people[1].name",
                                "people[1].zone",
                                "people[1].contacts.email",
                                "people[1].groups",
                                "people[1].leads",
                                "people[1].hours.calendar",
                                "people[1].absences[0].to",
                                "people[1].shoe",
                                "people[2].hours.week",
                                "people[2].id")));
        assertThat(people.find("nina")).isEmpty();
    }

    @Test
    void a_table_goes_out_and_comes_back_as_it_was() throws Exception {
        send("/nina", NINA.replace("Nina Nowak", "=HYPERLINK(1)").replace("+48 22 1", "'+48"), MONA)
                .andExpect(status().isOk());
        Person before = people.find("nina").orElseThrow();
        String table = mvc.perform(get(PEOPLE).accept("text/csv").with(MONA))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(table)
                .startsWith("id,name,email,slack,teams,phone,zone,hours,groups,leads,active\r\n")
                .contains("nina,'=HYPERLINK(1),nina@example.com,,,''+48,Europe/Warsaw,monday-friday 09:00-17:00,"
                        + "tier1;tier2,tier2,true\r\n");

        send("/nina", "{\"name\": \"Changed\"}", MONA);
        table(table).andExpect(status().isOk());
        assertThat(people.find("nina")).contains(before);
    }

    @Test
    void a_wrong_row_is_named_by_its_line_and_none_is_taken() throws Exception {
        table("id,name,zone,groups,active\r\nnina,Nina,UTC,tier1,true\r\nnils,Nils,Mars,tier1,perhaps\r\n")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[*].field").value(contains("line 3: zone", "line 3: active")));
        table("id,name,shoe\r\nnina,Nina,44\r\n")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("'shoe' is no column")));
        table("id,name\r\nnina,Nina,tier1\r\n").andExpect(status().isBadRequest());
        table("id,name\r\nnina,\"Nina\r\n")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:tierline:problem:malformed-csv"));
        assertThat(people.find("nina")).isEmpty();
    }

    @Test
    void agents_read_and_managers_write() throws Exception {
        read(PEOPLE)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.people[*].id").value(hasItem("tina")));
        send("/nina", NINA, TINA).andExpect(status().isForbidden());
        mvc.perform(get(PEOPLE)).andExpect(status().isUnauthorized());
        mvc.perform(get(PEOPLE + "/nobody").with(MONA)).andExpect(status().isNotFound());
    }

    private ResultActions send(String path, String body, RequestPostProcessor who) throws Exception {
        return mvc.perform(put(PEOPLE + path)
                .with(who)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private ResultActions table(String csv) throws Exception {
        return mvc.perform(put(PEOPLE).with(MONA).contentType("text/csv").content(csv));
    }

    private List<String> groups(String id) {
        return identity.createGroupQuery().groupMember(id).list().stream()
                .map(Group::getId)
                .toList();
    }
}
