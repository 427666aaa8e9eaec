package io.tierline.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.Manager;
import org.apache.catalina.core.StandardContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** Requests of people who have not signed in leave few sessions, and end nobody's. */
class SessionLimitsTest extends SecurityTest {

    private static final String PAGE = "/camunda/app/tasklist/default/";
    private static final String WHO = "/camunda/api/admin/auth/user/default";

    @Autowired
    private ServletWebServerApplicationContext application;

    @Test
    void thousands_of_requests_leave_few_sessions_and_end_no_ones() {
        Caller mona = inBrowser("mona", "tasklist");
        for (int i = 0; i < 600; i++) {
            anybody().get(i % 2 == 0 ? PAGE : WHO);
        }
        assertThat(sessions()).isLessThanOrEqualTo(260);
        assertThat(mona.get(WHO).statusCode()).isEqualTo(200);
        assertThat(inBrowser("tina", "tasklist").get(WHO).statusCode()).isEqualTo(200);
    }

    @Test
    void a_session_in_which_nobody_signed_in_is_short() {
        anybody().get(PAGE);
        assertThat(List.of(manager().findSessions())).anySatisfy(session -> assertThat(session.getMaxInactiveInterval())
                .isEqualTo(300));
        Caller mona = inBrowser("mona", "cockpit");
        assertThat(mona.get(WHO).statusCode()).isEqualTo(200);
        assertThat(List.of(manager().findSessions())).anySatisfy(session -> assertThat(session.getMaxInactiveInterval())
                .isEqualTo(1800));
    }

    @Test
    void with_one_more_than_ten_the_oldest_of_a_person_ends() {
        Caller another = inBrowser("theo", "tasklist");
        List<Caller> browsers = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            browsers.add(inBrowser("bella", "tasklist"));
        }
        assertThat(browsers.get(0).get(WHO).statusCode()).isEqualTo(404);
        assertThat(browsers.subList(1, 11))
                .allSatisfy(browser -> assertThat(browser.get(WHO).statusCode()).isEqualTo(200));
        assertThat(another.get(WHO).statusCode()).isEqualTo(200);
    }

    private int sessions() {
        return manager().getActiveSessions();
    }

    private Manager manager() {
        TomcatWebServer server = (TomcatWebServer) application.getWebServer();
        return ((StandardContext) server.getTomcat().getHost().findChildren()[0]).getManager();
    }
}
