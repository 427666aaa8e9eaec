package io.tierline.api;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import io.tierline.TierlineTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Calls of the API by a signed-in person. */
public abstract class ApiTest extends TierlineTest {

    protected static final RequestPostProcessor TINA = user("tina").authorities(new SimpleGrantedAuthority("tier1"));
    protected static final RequestPostProcessor CLEO =
            user("cleo").authorities(new SimpleGrantedAuthority("customer-success"));
    protected static final RequestPostProcessor MONA = user("mona").authorities(new SimpleGrantedAuthority("manager"));

    protected static final String TICKETS = "/api/v1/tickets";

    @Autowired
    protected MockMvc mvc;

    protected ResultActions read(String path, Object... values) throws Exception {
        return mvc.perform(get(path, values).with(TINA));
    }

    protected ResultActions send(String path, String body) throws Exception {
        return mvc.perform(
                post(path).with(CLEO).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    /** A ticket of that id, with another title, priority, category and customer than the usual. */
    protected String opened(String id, String title, String priority, String category, String customer)
            throws Exception {
        String body =
                """
                {"source": "zendesk", "externalId": "%s", "title": "%s", "category": "%s", "priority": "%s",
                 "customer": {"name": "%s"}}"""
                        .formatted(id, title, category, priority, customer);
        return key(send(TICKETS, body));
    }

    /** The case of the API's example. */
    protected String opened() throws Exception {
        return key(send(TICKETS, Examples.TICKET));
    }

    protected String key(ResultActions answer) throws Exception {
        String key = JsonPath.read(answer.andReturn().getResponse().getContentAsString(), "$.key");
        desk.settle();
        return key;
    }

    protected ResultActions happens(String key, String body) throws Exception {
        ResultActions answer = send("/api/v1/escalations/" + key + "/events", body);
        desk.settle();
        return answer;
    }
}
