package io.tierline.api.cases;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.tierline.api.ApiTest;
import io.tierline.api.Examples;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

/** Cases are found, and read as they stand. */
class EscalationControllerTest extends ApiTest {

    private static final String LIST = "/api/v1/escalations";

    @Test
    void the_list_is_filtered() throws Exception {
        String sync = opened();
        clock.advance(Duration.ofMinutes(1));
        String bill = opened("INV-100%", "Wrong invoice", "P3", "billing", "Beta");
        clock.advance(Duration.ofMinutes(1));
        String slow = opened("9", "Search is slow", "P3", "performance", "Beta");
        happens(slow, "{\"type\": \"withdrawn\", \"as\": \"cancelled\", \"reason\": \"Works.\"}");

        found("", slow, bill, sync);
        found("?priority=P3", slow, bill);
        found("?priority=P1,P2", sync);
        found("?state=open", bill, sync);
        found("?state=open&state=withdrawn&customer=beta", slow, bill);
        found("?category=billing", bill);
        found("?tier=tier2,engineering&customer=acme-corp", sync);
        found("?customer=nobody");
        found("?breached=true");
        found("?breached=false&category=integration", sync);
    }

    @Test
    void a_case_is_found_by_title_ticket_number_or_key() throws Exception {
        String sync = opened();
        clock.advance(Duration.ofMinutes(1));
        String bill = opened("INV-100%", "Wrong invoice (v2.Total)", "P3", "billing", "Beta");

        found("?q=salesforce", sync);
        found("?q=SYNC sales", sync);
        found("?q=total", bill);
        found("?q=sync invoice");
        found("?q=inv-1", bill);
        found("?q=INV-100%25", bill);
        found("?q=%25");
        found("?q=_");
        found("?q=482", sync);
        found("?q=2", bill);
        found("?q=000001", sync);
        found("?q=esc-2026-000002", bill);
        found("?q=esc-2026", bill, sync);
        found("?q=%26 | ! :* ' \\");
    }

    @Test
    void an_item_says_what_a_list_needs() throws Exception {
        opened();

        read(LIST)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].key").value("ESC-2026-000001"))
                .andExpect(jsonPath("$.items[0].href").value("/api/v1/escalations/ESC-2026-000001"))
                .andExpect(jsonPath("$.items[0].title").value("Salesforce sync stopped"))
                .andExpect(jsonPath("$.items[0].customerName").value("Acme Corporation"))
                .andExpect(jsonPath("$.items[0].openedAt").value("2026-03-11T09:00:00Z"));
    }

    @Test
    void pages_have_bounds() throws Exception {
        for (int i = 1; i <= 3; i++) {
            opened("n" + i, "Case " + i, "P4", "other", "Beta");
        }

        read(LIST + "?page=1&size=2")
                .andExpect(jsonPath("$.items[*].key").value(contains("ESC-2026-000001")))
                .andExpect(jsonPath("$.total").value(3))
                .andExpect(jsonPath("$.pages").value(2))
                .andExpect(jsonPath("$.page").value(1))
                .andExpect(jsonPath("$.size").value(2));
        read(LIST + "?page=49&size=200").andExpect(jsonPath("$.items").value(empty()));
        // Farther one goes by what the page before told in "next".
        read(LIST + "?page=1000000&size=200")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[*].field").value(contains("page")))
                .andExpect(jsonPath("$.errors[0].message").value(containsString("after")));
        read(LIST + "?size=200").andExpect(status().isOk());
        read(LIST + "?size=0&page=-1&state=opne&breached=maybe&prioritty=P1")
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type").value("urn:tierline:problem:invalid-fields"))
                .andExpect(jsonPath("$.errors[*].field")
                        .value(containsInAnyOrder("size", "page", "state", "breached", "prioritty")));
        read(LIST + "?size=201").andExpect(status().isBadRequest());
    }

    @Test
    void a_case_is_shown_as_it_stands() throws Exception {
        String key = opened();
        clock.advance(Duration.ofMinutes(20));

        read(LIST + "/" + key)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("open"))
                .andExpect(jsonPath("$.tier").value("tier2"))
                .andExpect(jsonPath("$.team").value("tier2"))
                .andExpect(jsonPath("$.priority").value("P1"))
                .andExpect(jsonPath("$.customer.plan").value("enterprise"))
                .andExpect(jsonPath("$.hops[0].tier").value("tier2"))
                .andExpect(jsonPath("$.hops[0].held").value("PT20M"))
                .andExpect(jsonPath("$.clocks[*].name").value(hasItem("resolution")))
                .andExpect(jsonPath("$.counters.interactions").value(1))
                .andExpect(jsonPath("$.links.ticket.url").value("https://acme.zendesk.example/agent/tickets/48213"))
                .andExpect(jsonPath("$.links.statusPage.exists").value(true))
                .andExpect(jsonPath("$.links.self").value(LIST + "/" + key));
    }

    @Test
    void the_timeline_tells_all_oldest_first() throws Exception {
        String key = opened();
        happens(key, Examples.UPDATE);

        read(LIST + "/" + key + "/timeline")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.events[0].type").value("ticket-received"))
                .andExpect(jsonPath("$.events[0].seq").value(1))
                .andExpect(jsonPath("$.events[0].texts.title").value("Salesforce sync stopped"))
                .andExpect(jsonPath("$.events[*].type").value(hasItem("public-update")));
    }

    @Test
    void each_clock_explains_itself() throws Exception {
        String key = opened();
        clock.advance(Duration.ofMinutes(20));

        read(LIST + "/" + key + "/clocks")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.asOf").value("2026-03-11T09:20:00Z"))
                .andExpect(
                        jsonPath("$.clocks[?(@.name == 'resolution')].elapsed").value(contains("PT20M")))
                .andExpect(jsonPath("$.clocks[?(@.name == 'resolution')].state").value(contains("running")))
                .andExpect(
                        jsonPath("$.clocks[?(@.name == 'resolution')].started").value(contains("2026-03-11T09:00:00Z")))
                .andExpect(jsonPath("$.clocks[?(@.name == 'resolution')].explain.text")
                        .value(contains(containsString("Elapsed"))))
                .andExpect(jsonPath("$.clocks[?(@.name == 'resolution')].explain.intervals[0].length")
                        .value(contains("PT20M")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/timeline", "/clocks"})
    void an_unknown_case_is_404(String part) throws Exception {
        read(LIST + "/ESC-2026-000099" + part)
                .andExpect(status().isNotFound())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type").value("urn:tierline:problem:unknown-case"))
                .andExpect(jsonPath("$.detail").value(containsString("ESC-2026-000099")));
    }

    private void found(String query, String... keys) throws Exception {
        String encoded = query.replace(" ", "%20").replace("|", "%7C").replace("\\", "%5C");
        ResultActions answer =
                mvc.perform(get(URI.create(LIST + encoded)).with(TINA)).andExpect(status().isOk());
        answer.andExpect(jsonPath("$.total").value(keys.length));
        if (keys.length > 0) {
            answer.andExpect(jsonPath("$.items[*].key").value(contains(keys)));
        }
    }
}
