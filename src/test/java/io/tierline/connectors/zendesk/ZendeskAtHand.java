package io.tierline.connectors.zendesk;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.tierline.TestClock;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.References;
import io.tierline.connectors.http.Vendor;
import io.tierline.connectors.http.VendorHttpFactory;
import io.tierline.connectors.zendesk.ZendeskSettings.CustomerMessages;
import io.tierline.helpdesk.TicketChanges;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** A Zendesk that the tests of the whole application can switch on; until then nothing goes there. */
@TestConfiguration(proxyBeanMethods = false)
public class ZendeskAtHand {

    public static final String SECRET = "a-secret-of-this-test-alone";

    private static final AtomicReference<TestClock> CLOCK = new AtomicReference<>();
    private static final ZendeskDouble DOUBLE =
            new ZendeskDouble(() -> CLOCK.get().instant());
    private static final WireMockServer SERVER = new WireMockServer(
            WireMockConfiguration.wireMockConfig().dynamicPort().extensions(DOUBLE));

    /** Whether the desk has a Zendesk at the moment. */
    public static class Switch {
        private volatile boolean on;

        public ZendeskDouble on() {
            DOUBLE.reset();
            on = true;
            return DOUBLE;
        }

        public void off() {
            on = false;
        }
    }

    /** The first answer of a new server takes longer than we wait for one. */
    private static void warmUp() {
        try {
            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(SERVER.baseUrl() + "/api/v2/tickets/1"))
                                    .header("Authorization", "Basic x")
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static ZendeskSettings settings(String url, CustomerMessages customerMessages) {
        return new ZendeskSettings(
                url,
                "bot@example.com",
                "very-secret-token",
                ZendeskDouble.OURS,
                List.of("", SECRET),
                Duration.ofMinutes(2),
                customerMessages,
                Map.of(),
                "plan",
                Map.of("component", "8001", "affected-users", "8002"),
                Map.of("sync", "integration"),
                Map.of());
    }

    @Bean
    Switch zendeskSwitch(TestClock clock) {
        CLOCK.set(clock);
        if (!SERVER.isRunning()) {
            SERVER.start();
            // Without a stub nobody asks the double.
            SERVER.stubFor(any(anyUrl()).willReturn(ok()));
            warmUp();
        }
        return new Switch();
    }

    @Bean
    ZendeskSettings zendeskProperties(Switch zendeskSwitch) {
        return settings(SERVER.baseUrl(), CustomerMessages.TICKET);
    }

    @Bean
    ZendeskClient zendeskApi(ZendeskSettings settings, VendorHttpFactory vendors) {
        return new ZendeskClient(vendors.to(
                Vendor.basic("zendesk", URI.create(settings.url()), settings.email() + "/token", settings.token())
                        .within(Duration.ofSeconds(2), Duration.ofSeconds(3))));
    }

    @Bean
    ZendeskHook zendeskHook(ZendeskSettings settings, ZendeskClient api, @Lazy TicketChanges changes) {
        return new ZendeskHook(settings, api, new ZendeskTickets(settings), changes, Duration.ofMinutes(5));
    }

    @Bean
    ZendeskPoll zendeskPoll(ZendeskSettings settings, ZendeskClient api) {
        return new ZendeskPoll(api, settings.pollEvery());
    }

    @Bean
    ZendeskChannel zendeskChannel(
            ZendeskSettings settings, ZendeskClient api, References references, Switch zendeskSwitch) {
        return new ZendeskChannel(settings, api, references) {
            @Override
            public boolean takes(String recipient, String caseKey) {
                return zendeskSwitch.on && super.takes(recipient, caseKey);
            }
        };
    }

    @Bean
    ZendeskMirror zendeskMirror(
            ZendeskSettings settings,
            ZendeskClient api,
            @Lazy Ledger ledger,
            References references,
            Switch zendeskSwitch) {
        return new ZendeskMirror(settings, api, ledger, references) {
            @Override
            public Optional<String> face(String caseKey, List<CaseEvent> events) {
                return zendeskSwitch.on ? super.face(caseKey, events) : Optional.empty();
            }
        };
    }
}
