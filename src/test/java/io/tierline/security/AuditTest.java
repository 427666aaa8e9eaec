package io.tierline.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.audit.RecentReadings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who signed in, administered, published and read which case is on record, and administrators read it. */
class AuditTest extends SecurityTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RecentReadings recent;

    @BeforeEach
    void newHour() {
        recent.clear();
    }

    private long rows(String action, String actor, String subject) {
        return jdbc.sql(
                        """
                select count(*) from audit_entry
                where action = ? and actor is not distinct from ? and (?::text is null or subject = ?)""")
                .params(action, actor, subject, subject)
                .query(Long.class)
                .single();
    }

    @Test
    void who_opens_a_case_is_on_record_once_an_hour() {
        String key = desk.receive();
        as("leo").get("/api/v1/escalations/" + key);
        as("leo").get("/api/v1/escalations/" + key + "/timeline");
        as("mona").get("/api/v1/escalations/" + key + "/clocks");
        assertThat(rows("case-opened", "leo", key)).isEqualTo(1);
        assertThat(rows("case-opened", "mona", key)).isEqualTo(1);
    }

    @Test
    void no_spelling_of_an_address_goes_unrecorded() {
        String key = desk.receive();
        as("leo").get("/api/v1/escalations/%45" + key.substring(1));
        as("pia").get("/api/v1/%65scalations/" + key + "/timeline");
        as("bella").get("/api/v1/escalations?%71=Hanna");
        as("mona").get("/api/v1/kpis?from=2026-01-01&to=2026-12-31", "Accept", "TEXT/CSV");
        as("mona").get("/api/v1/people", "Accept", "text/*");
        assertThat(rows("case-opened", "leo", key)).isEqualTo(1);
        assertThat(rows("case-opened", "pia", key)).isEqualTo(1);
        assertThat(rows("cases-searched", "bella", null)).isEqualTo(1);
        assertThat(rows("figures-exported", "mona", null)).isEqualTo(1);
        assertThat(rows("people-exported", "mona", null)).isEqualTo(1);
    }

    @Test
    void who_opens_a_task_in_the_web_application_has_opened_its_case() {
        String key = desk.receive();
        String task = desk.task(key, "work-on-case").getId();
        Caller tina = inBrowser("tina", "tasklist");
        assertThat(tina.get("/camunda/api/engine/engine/default/task/" + task + "/form-variables")
                        .statusCode())
                .isEqualTo(200);
        assertThat(rows("case-opened", "tina", key)).isEqualTo(1);
    }

    @Test
    void lists_searches_and_exports_are_told_apart_and_no_words_are_kept() {
        as("leo").get("/api/v1/escalations");
        as("leo").get("/api/v1/escalations?q=Hanna");
        as("mona").get("/api/v1/kpis?from=2026-01-01&to=2026-12-31", "Accept", "text/csv");
        as("mona").get("/api/v1/people", "Accept", "text/csv");
        as("mona").get("/api/v1/inbox");
        assertThat(rows("cases-listed", "leo", null)).isEqualTo(1);
        assertThat(rows("cases-searched", "leo", null)).isEqualTo(1);
        assertThat(rows("figures-exported", "mona", null)).isEqualTo(1);
        assertThat(rows("people-exported", "mona", null)).isEqualTo(1);
        assertThat(rows("inbox-read", "mona", null)).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from audit_entry a where a::text like '%Hanna%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void each_sign_in_of_a_browser_is_on_record_also_with_a_password_that_was_checked_before() {
        anybody().signIn("erin", "tasklist");
        anybody().signIn("erin", "tasklist");
        assertThat(rows("signed-in", "erin", null)).isEqualTo(2);
    }

    @Test
    void a_program_signs_in_with_each_request_and_is_on_record_once_an_hour() {
        as("erin").get("/api/v1/escalations");
        as("erin").get("/api/v1/matrix");
        assertThat(rows("signed-in", "erin", null)).isEqualTo(1);
        recent.clear();
        desk.pass(Duration.ofHours(1));
        as("erin").get("/api/v1/escalations");
        assertThat(rows("signed-in", "erin", null)).isEqualTo(2);
    }

    @Test
    void signing_in_and_failing_to_are_on_record() {
        anybody().signIn("erin", "tasklist");
        anybody().with("erin", "a wrong password").get("/api/v1/escalations");
        anybody().with("who-is-this", "a wrong password").get("/api/v1/escalations");
        assertThat(rows("signed-in", "erin", null)).isEqualTo(1);
        assertThat(rows("sign-in-failed", "erin", null)).isEqualTo(1);
        assertThat(rows("sign-in-failed", null, null)).isEqualTo(1);
    }

    @Test
    void what_an_administrator_does_is_on_record() {
        as("ada").post("/engine-rest/group/create", "{\"id\": \"audited\", \"name\": \"Audited\"}");
        as("ada").put("/engine-rest/group/audited/members/leo", "");
        as("ada").delete("/engine-rest/group/audited");
        assertThat(rows("group-created", "ada", "audited")).isEqualTo(1);
        assertThat(rows("group-deleted", "ada", "audited")).isEqualTo(1);
    }

    @Test
    void who_publishes_is_on_record() {
        as("olaf").deploy("a form", Map.of("audited.form", "{\"id\": \"audited\", \"components\": []}"));
        assertThat(rows("models-published", "olaf", null)).isEqualTo(1);
    }

    @Test
    void administrators_read_and_export_it_and_that_is_on_record_too() {
        String key = desk.receive();
        as("leo").get("/api/v1/escalations/" + key);
        assertThat(as("ada").get("/api/v1/audit?subject=" + key).body())
                .contains("\"action\":\"case-opened\"", "\"actor\":\"leo\"", "\"door\":\"api\"", "\"total\":1");
        assertThat(as("ada")
                        .get("/api/v1/audit?actor=leo", "Accept", "text/csv")
                        .body())
                .startsWith("id,at,actor,door,address,action,subject,details")
                .contains(",leo,api,127.0.0.1,case-opened," + key);
        assertThat(rows("audit-read", "ada", null)).isEqualTo(1);
        assertThat(rows("audit-exported", "ada", null)).isEqualTo(1);
        for (String other : new String[] {"leo", "mona", "olaf"}) {
            assertThat(as(other).get("/api/v1/audit").statusCode()).as(other).isEqualTo(403);
        }
        assertThat(as("ada").get("/api/v1/audit?from=never").statusCode()).isEqualTo(400);
        assertThat(as("ada").get("/api/v1/audit?size=0").statusCode()).isEqualTo(400);
    }
}
