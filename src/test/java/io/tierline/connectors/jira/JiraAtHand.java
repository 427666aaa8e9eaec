package io.tierline.connectors.jira;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.tierline.cases.Ledger;
import io.tierline.cases.Reference;
import io.tierline.cases.References;
import io.tierline.connectors.http.Strict;
import io.tierline.connectors.http.VendorHttpFactory;
import io.tierline.notifications.DeliveryFailedException;
import io.tierline.notifications.Outbox;
import io.tierline.notifications.PublicUrl;
import io.tierline.process.CaseDesk;
import io.tierline.process.EngineeringTracker;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;

/** A Jira that the tests of the whole application can switch on; until then issues go to the log. */
@TestConfiguration(proxyBeanMethods = false)
public class JiraAtHand {

    public static final String SECRET = "It's a Secret to Everybody";

    private static final WireMockServer SERVER = new WireMockServer(
            WireMockConfiguration.wireMockConfig().dynamicPort().extensions(new Strict("jira-cloud.json", url -> url)));

    /** Which tracker the desk has at the moment. */
    public static class Switch implements EngineeringTracker {
        private final JiraTracker jira;
        private final EngineeringTracker log;
        private volatile boolean on;

        Switch(JiraTracker jira, EngineeringTracker log) {
            this.jira = jira;
            this.log = log;
        }

        public void off() {
            on = false;
        }

        /** A Jira that says yes to everything and knows of no issue. */
        public WireMockServer on() {
            on = true;
            SERVER.resetAll();
            SERVER.stubFor(post(urlEqualTo("/rest/api/3/search/jql")).willReturn(okJson("{\"issues\": []}")));
            SERVER.stubFor(post(urlEqualTo("/rest/api/3/issue"))
                    .willReturn(
                            okJson("{\"id\": \"10001\", \"key\": \"ENG-42\"}").withStatus(201)));
            SERVER.stubFor(post(urlMatching("/rest/api/3/issue/ENG-42/(remotelink|comment)"))
                    .willReturn(okJson("{\"id\": \"1\"}").withStatus(201)));
            SERVER.stubFor(get(urlPathEqualTo("/rest/api/3/issue/ENG-42"))
                    .willReturn(okJson("{\"fields\": {\"comment\": {\"comments\": []}}}")));
            SERVER.stubFor(get(urlPathMatching("/rest/api/3/issue/ENG-42/transitions"))
                    .willReturn(okJson("{\"transitions\": [{\"id\": \"31\", \"to\": {\"name\": \"Done\"}}]}")));
            SERVER.stubFor(post(urlPathMatching("/rest/api/3/issue/ENG-42/transitions"))
                    .willReturn(status(204)));
            SERVER.stubFor(get(urlEqualTo("/rest/api/3/myself"))
                    .willReturn(okJson("{\"accountId\": \"our-own-account\", \"displayName\": \"Tierline\"}")));
            SERVER.stubFor(get(urlPathMatching("/rest/api/3/issue/createmeta/ENG/issuetypes"))
                    .willReturn(okJson("{\"issueTypes\": [{\"name\": \"Task\"}, {\"name\": \"Bug\"}]}")));
            return SERVER;
        }

        @Override
        public Reference open(Issue issue) throws DeliveryFailedException {
            return now().open(issue);
        }

        @Override
        public boolean wants(Topic topic) {
            return now().wants(topic);
        }

        @Override
        public void tell(News news) throws DeliveryFailedException {
            now().tell(news);
        }

        private EngineeringTracker now() {
            return on ? jira : log;
        }
    }

    @Bean
    JiraSettings jiraSettings() {
        if (!SERVER.isRunning()) {
            SERVER.start();
        }
        return new JiraSettings(
                SERVER.baseUrl(),
                "cloud",
                "bot@example.com",
                "very-secret-token",
                "ENG",
                "Bug",
                "Highest",
                List.of(),
                List.of(SECRET),
                Set.of("internal-notes", "customer-replies"),
                Map.of("done", List.of("Done"), "reopened", List.of("Reopened"), "wont-do", List.of("Won't Do")),
                Map.of("resolved", "Done"));
    }

    @Bean
    JiraClient jiraApi(JiraSettings settings, VendorHttpFactory vendors) {
        return new JiraClient(settings, vendors.to(settings.vendor()));
    }

    @Bean
    @Primary
    Switch jiraSwitch(JiraSettings settings, JiraClient jira, PublicUrl publicUrl, EngineeringTracker logTracker) {
        return new Switch(new JiraTracker(settings, jira, publicUrl), logTracker);
    }

    @Bean
    JiraHook jiraHook(
            JiraSettings settings,
            JiraClient jira,
            References references,
            Ledger ledger,
            @Lazy CaseDesk desk,
            @Lazy Outbox outbox) {
        return new JiraHook(settings, jira, references, ledger, desk, outbox);
    }
}
