package io.tierline.connectors.webhooks;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

/** Who is told of events by webhook, and signs what comes in. */
public final class TestSubscriber {

    public static final String NEW_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public static final String OLD_SECRET = "whsec_b2xkIHNlY3JldCBvZiB0aGUgc3Vic2NyaWJlcg==";

    private static final WireMockServer SERVER =
            new WireMockServer(WireMockConfiguration.wireMockConfig().dynamicPort());

    private TestSubscriber() {}

    /** Where it listens. */
    public static String url() {
        return server().baseUrl() + "/events";
    }

    /** Takes everything again, as it does from the start. */
    static void willing() {
        SERVER.resetAll();
        SERVER.stubFor(post("/events").willReturn(aResponse().withStatus(202)));
    }

    static synchronized WireMockServer server() {
        if (!SERVER.isRunning()) {
            SERVER.start();
            willing();
        }
        return SERVER;
    }
}
