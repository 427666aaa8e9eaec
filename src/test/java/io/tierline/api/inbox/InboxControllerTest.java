package io.tierline.api.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.tierline.api.ApiTest;
import io.tierline.inbox.Inbox;
import io.tierline.inbox.NewDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

/** People look at what could not be processed, and decide. */
class InboxControllerTest extends ApiTest {

    private static final String INBOX = "/api/v1/inbox";

    @Autowired
    private Inbox inbox;

    /** Of a connector that is not configured any more. */
    private long failed() {
        inbox.receive(
                "gone",
                new NewDelivery(
                        "k" + clock.instant(),
                        "5158",
                        "ticket.created",
                        clock.instant(),
                        "{\"a\": 1}".getBytes(StandardCharsets.UTF_8)));
        desk.settle();
        return inbox.list("failed", "gone", 0, 1).get(0).delivery().id();
    }

    @Test
    void what_could_not_be_processed_is_listed_with_why() throws Exception {
        long id = failed();
        mvc.perform(get(INBOX).with(MONA))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].id").value(id))
                .andExpect(jsonPath("$.items[0].source").value("gone"))
                .andExpect(jsonPath("$.items[0].state").value("failed"))
                .andExpect(jsonPath("$.items[0].problem").value(org.hamcrest.Matchers.containsString("not configured")))
                .andExpect(jsonPath("$.items[0].body").doesNotExist());
        mvc.perform(get(INBOX + "/" + id).with(MONA))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.body").value("{\"a\": 1}"));
        mvc.perform(get(INBOX).param("state", "done").with(MONA))
                .andExpect(jsonPath("$.total").value(0));
        mvc.perform(get(INBOX).param("state", "all").param("source", "gone").with(MONA))
                .andExpect(jsonPath("$.total").value(1));
        mvc.perform(get(INBOX).param("state", "lost").param("size", "0").with(MONA))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors.length()").value(2));
        mvc.perform(get(INBOX + "/4711").with(MONA)).andExpect(status().isNotFound());
    }

    @Test
    void a_person_replays_it() throws Exception {
        long id = failed();
        mvc.perform(post(INBOX + "/" + id + "/replay").with(MONA))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("received"))
                .andExpect(jsonPath("$.decidedBy").value("mona"));
        mvc.perform(post(INBOX + "/" + id + "/replay").with(MONA)).andExpect(status().isConflict());
        desk.settle();
        assertThat(inbox.find(id).orElseThrow().state()).isEqualTo("failed");
        mvc.perform(post(INBOX + "/4711/replay").with(MONA)).andExpect(status().isNotFound());
    }

    @Test
    void a_person_discards_it_with_a_reason() throws Exception {
        long id = failed();
        mvc.perform(post(INBOX + "/" + id + "/discard")
                        .with(MONA)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("reason"));
        mvc.perform(discard(id, "It was a test."))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("discarded"))
                .andExpect(jsonPath("$.problem").value("It was a test."));
        mvc.perform(discard(id, "Again.")).andExpect(status().isConflict());
        desk.pass(Duration.ofDays(1));
        assertThat(inbox.find(id).orElseThrow().state()).isEqualTo("discarded");
    }

    private static org.springframework.test.web.servlet.RequestBuilder discard(long id, String reason) {
        return post(INBOX + "/" + id + "/discard")
                .with(MONA)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"reason\": \"" + reason + "\"}");
    }

    @Test
    void agents_do_not_see_what_came_in() throws Exception {
        mvc.perform(get(INBOX).with(TINA)).andExpect(status().isForbidden());
        mvc.perform(get(INBOX)).andExpect(status().isUnauthorized());
        mvc.perform(post(INBOX + "/1/replay").with(TINA)).andExpect(status().isForbidden());
        mvc.perform(post(INBOX + "/1/discard")).andExpect(status().isUnauthorized());
    }

    @Test
    void a_case_shows_the_names_that_others_have_for_it() throws Exception {
        String key = opened();
        mvc.perform(get("/api/v1/escalations/" + key).with(TINA))
                .andExpect(jsonPath("$.references[0].system").value("zendesk"))
                .andExpect(jsonPath("$.references[0].ref").value("48213"));
    }
}
