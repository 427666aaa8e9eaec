package io.tierline.connectors.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.LedgerChanged;
import io.tierline.cases.References;
import io.tierline.connectors.http.Strict;
import io.tierline.connectors.http.VendorHttpFactory;
import io.tierline.inbox.Delivery;
import io.tierline.inbox.HookSource;
import io.tierline.inbox.ProcessingResult;
import io.tierline.inbox.Verdict;
import io.tierline.inbox.WebhookCall;
import io.tierline.notifications.Channel;
import io.tierline.notifications.DeliveryFailedException;
import io.tierline.notifications.Message;
import io.tierline.notifications.Mirror;
import io.tierline.notifications.Outbox;
import io.tierline.notifications.PublicUrl;
import io.tierline.notifications.Receipt;
import io.tierline.oncall.People;
import io.tierline.process.CaseDesk;
import io.tierline.process.LevelWork;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.PlatformTransactionManager;

/** A Slack that the tests of the whole application can switch on. */
@TestConfiguration(proxyBeanMethods = false)
public class SlackAtHand {

    public static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    public static final String CHANNEL = "C0123456789";

    private static final WireMockServer SERVER = new WireMockServer(WireMockConfiguration.wireMockConfig()
            .dynamicPort()
            // The description is older than these methods.
            .extensions(new Strict("slack.json", url -> "/api" + url)
                    .younger("metadata")
                    .younger("blocks")
                    .except("/api/conversations.history", "/api/users.info", "/api/chat.postEphemeral")));

    /** Slack's message, channel and hook, while it is on; made anew each time, because tests turn the clock back. */
    public static class Switch implements Mirror, Channel, HookSource {
        private final Supplier<Parts> fresh;
        private volatile Parts parts;
        private volatile boolean on;

        Switch(Supplier<Parts> fresh) {
            this.fresh = fresh;
            this.parts = fresh.get();
        }

        public void off() {
            on = false;
        }

        /** A Slack that says yes to everything, has an empty channel, and knows tina and a stranger. */
        public WireMockServer on() {
            on = true;
            parts = fresh.get();
            SERVER.resetAll();
            says(
                    "/chat.postMessage",
                    "{\"ok\": true, \"channel\": \"" + CHANNEL + "\", \"ts\": \"1700000000.000100\"}");
            says("/chat.update", "{\"ok\": true, \"ts\": \"1700000000.000100\"}");
            says("/chat.postEphemeral", "{\"ok\": true}");
            says("/conversations.history", "{\"ok\": true, \"messages\": []}");
            says("/users.lookupByEmail", "{\"ok\": false, \"error\": \"users_not_found\"}");
            SERVER.stubFor(any(urlPathEqualTo("/users.lookupByEmail"))
                    .withQueryParam("email", containing("tina"))
                    .willReturn(okJson("{\"ok\": true, \"user\": {\"id\": \"UTINA\"}}")));
            user("USTRANGER", "somebody@elsewhere.example");
            return SERVER;
        }

        /** What Slack answers to a method from now on. */
        public void says(String method, String json) {
            SERVER.stubFor(any(urlPathEqualTo(method)).willReturn(okJson(json)));
        }

        /** Slack knows a user by that mail address. */
        public void user(String id, String mail) {
            SERVER.stubFor(any(urlPathEqualTo("/users.info"))
                    .withQueryParam("user", equalTo(id))
                    .willReturn(okJson("{\"ok\": true, \"user\": {\"profile\": {\"email\": \"" + mail + "\"}}}")));
        }

        @Override
        public String name() {
            return SlackSettings.NAME;
        }

        @EventListener
        @Order(160)
        public void on(LedgerChanged change) {
            if (on) {
                parts.channel().on(change);
            }
        }

        @Override
        public boolean takes(String recipient, String caseKey) {
            return on && parts.channel().takes(recipient, caseKey);
        }

        @Override
        public Receipt send(Message message) throws DeliveryFailedException {
            return parts.channel().send(message);
        }

        @Override
        public Optional<String> face(String caseKey, List<CaseEvent> ledger) {
            return on ? parts.board().face(caseKey, ledger) : Optional.empty();
        }

        @Override
        public Receipt show(Message message) throws DeliveryFailedException {
            return parts.board().show(message);
        }

        @Override
        public Duration pause() {
            return parts.board().pause();
        }

        @Override
        public Verdict verify(WebhookCall call) {
            return parts.hook().verify(call);
        }

        @Override
        public ProcessingResult work(Delivery delivery) {
            return parts.hook().work(delivery);
        }
    }

    record Parts(SlackBoard board, SlackChannel channel, SlackHook hook) {}

    @Bean
    SlackSettings slackSettings() {
        if (!SERVER.isRunning()) {
            SERVER.start();
        }
        return new SlackSettings("xoxb-very-secret", CHANNEL, List.of(SECRET), SERVER.baseUrl());
    }

    @Bean
    Switch slackSwitch(
            SlackSettings settings,
            VendorHttpFactory vendors,
            Ledger ledger,
            References references,
            People people,
            PublicUrl publicUrl,
            Clock clock,
            @Lazy Outbox outbox,
            @Lazy LevelWork work,
            @Lazy CaseDesk desk,
            PlatformTransactionManager transactions) {
        SlackConfiguration real = new SlackConfiguration();
        return new Switch(() -> {
            SlackClient slack = real.slackApi(settings, vendors);
            RateLimiter pace = real.slackPace(clock);
            SlackBoard board = real.slackBoard(slack, ledger, references, publicUrl, pace, transactions);
            SlackPeople who = real.slackPeople(slack, people);
            return new Parts(
                    board,
                    real.slackChannel(slack, board, who, ledger, outbox, pace),
                    real.slackHook(settings, slack, board, who, work, desk, publicUrl));
        });
    }
}
