package io.tierline.connectors.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.tierline.connectors.http.Strict;
import io.tierline.connectors.http.VendorHttp;
import io.tierline.notifications.SettableClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Our requests against a Slack that refuses what Slack's own description refuses. */
class SlackClientTest {

    @RegisterExtension
    private static final WireMockExtension SLACK = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig()
                    .dynamicPort()
                    .extensions(new Strict("slack.json", url -> "/api" + url)
                            .younger("metadata")
                            .younger("blocks")))
            .build();

    @Test
    void what_we_post_and_update_is_what_slack_describes() throws Exception {
        SLACK.stubFor(any(urlPathEqualTo("/chat.postMessage"))
                .willReturn(okJson("{\"ok\": true, \"ts\": \"1700000000.000100\"}")));
        SLACK.stubFor(any(urlPathEqualTo("/chat.update")).willReturn(okJson("{\"ok\": true}")));
        SLACK.stubFor(any(urlPathEqualTo("/auth.test")).willReturn(okJson("{\"ok\": true, \"user\": \"tierline\"}")));
        SLACK.stubFor(any(urlPathEqualTo("/users.lookupByEmail"))
                .willReturn(okJson("{\"ok\": true, \"user\": {\"id\": \"U1\"}}")));
        SlackSettings settings = new SlackSettings("xoxb-secret", "C0123456789", List.of("signing"), SLACK.baseUrl());
        SlackClient slack =
                new SlackClient(settings, new VendorHttp(settings.vendor(), exchange -> {}, new SettableClock()));
        List<?> blocks = List.of(Map.of("type", "divider"));

        SlackClient.Posted posted = slack.post("ESC-1", "text", blocks, 1);
        assertThat(slack.update(posted, "text", blocks, 1)).isTrue();
        slack.reply(posted, "text", 1);
        assertThat(slack.me().path("user").asText()).isEqualTo("tierline");
        assertThat(slack.userOf("a+b@example.com")).contains("U1");
    }
}
