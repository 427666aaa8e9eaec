package io.tierline.connectors.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.tierline.notifications.DeliveryFailedException;
import io.tierline.notifications.DeliveryFailedException.Kind;
import io.tierline.notifications.Exchange;
import io.tierline.notifications.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each kind of answer, and each kind of silence, means for a delivery. */
class VendorHttpTest {

    private static final String TOKEN = "xoxb-very/secret+token";

    @RegisterExtension
    private static final WireMockExtension VENDOR = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private final SettableClock clock = new SettableClock();
    private final List<Exchange> kept = new ArrayList<>();
    private final VendorHttp http = new VendorHttp(
            Vendor.bearer("acme", URI.create(VENDOR.baseUrl()), TOKEN)
                    .within(Duration.ofSeconds(2), Duration.ofSeconds(2)),
            kept::add,
            clock);
    private final VendorRequest post =
            VendorRequest.post("/things/{name}", "a b/c").json(Map.of("say", "hello"));

    @Test
    void a_request_carries_the_credentials_and_an_encoded_path() throws DeliveryFailedException {
        vendorAnswers(okJson("{\"id\": 7, \"more\": true}"));

        assertThat(http.call(post).as(Thing.class)).isEqualTo(new Thing(7));
        VENDOR.verify(postRequestedFor(urlEqualTo("/things/a%20b%2Fc"))
                .withHeader("Authorization", equalTo("Bearer " + TOKEN))
                .withRequestBody(equalTo("{\"say\":\"hello\"}")));
    }

    private record Thing(int id) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Retry-After; 30; PT30S",
                "Retry-After; 0; PT1S",
                "Retry-After; Mon, 02 Mar 2026 09:02:00 GMT; PT2M",
                "Retry-After; Thu, 01 Jan 2099 00:00:00 GMT; PT24H",
                "ratelimit-reset; 12; PT12S",
                "X-RateLimit-Reset; 1772442010; PT10S",
                "X-RateLimit-Reset; 2026-03-02T09:00:20Z; PT20S",
                "Retry-After; soon; PT1M",
                "X-Nothing; 1; PT1M",
            })
    void too_many_requests_says_when_to_come_back(String header, String value, Duration wait) {
        vendorAnswers(status(429).withHeader(header, value));

        DeliveryFailedException failure = fails(post);
        assertThat(failure.kind()).isEqualTo(Kind.NOT_ACCEPTED);
        assertThat(failure.retryAfter()).contains(wait);
    }

    @ParameterizedTest
    @CsvSource({
        "400, REFUSED, REFUSED",
        "401, NOT_ACCEPTED, NOT_ACCEPTED",
        "403, NOT_ACCEPTED, NOT_ACCEPTED",
        "404, REFUSED, REFUSED",
        "408, NOT_ACCEPTED, NOT_ACCEPTED",
        "422, REFUSED, REFUSED",
        "302, REFUSED, REFUSED",
        "500, UNKNOWN, NOT_ACCEPTED",
        "502, UNKNOWN, NOT_ACCEPTED",
        "503, NOT_ACCEPTED, NOT_ACCEPTED",
        "504, UNKNOWN, NOT_ACCEPTED",
    })
    void each_status_says_whether_it_may_have_arrived(int status, Kind once, Kind repeatable) {
        vendorAnswers(status(status).withHeader("Location", "https://elsewhere.example/"));

        assertThat(fails(post).kind()).isEqualTo(once);
        assertThat(fails(post.mayRepeat()).kind()).isEqualTo(repeatable);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER", "RANDOM_DATA_THEN_CLOSE", "MALFORMED_RESPONSE_CHUNK"
            })
    void a_connection_that_breaks_leaves_it_open_whether_it_arrived(Fault fault) {
        vendorAnswers(aResponse().withFault(fault));

        assertThat(fails(post).kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(fails(post.mayRepeat()).kind()).isEqualTo(Kind.NOT_ACCEPTED);
        // One request each: nobody below us asks again.
        VENDOR.verify(2, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_vendor_that_is_silent_is_waited_for_as_long_as_was_said() {
        vendorAnswers(okJson("{}").withFixedDelay(60_000));
        VendorHttp hasty = new VendorHttp(
                Vendor.bearer("acme", URI.create(VENDOR.baseUrl()), TOKEN)
                        .within(Duration.ofSeconds(2), Duration.ofMillis(200)),
                kept::add,
                clock);

        assertThat(catchThrowableOfType(DeliveryFailedException.class, () -> hasty.call(post))
                        .kind())
                .isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void a_body_that_drips_ends_with_the_time_out_too() {
        vendorAnswers(okJson("{\"id\": 7, \"padding\": \"................................\"}")
                .withChunkedDribbleDelay(20, 60_000));
        VendorHttp hasty = new VendorHttp(
                Vendor.bearer("acme", URI.create(VENDOR.baseUrl()), TOKEN)
                        .within(Duration.ofSeconds(2), Duration.ofMillis(500)),
                kept::add,
                clock);

        assertThat(catchThrowableOfType(DeliveryFailedException.class, () -> hasty.call(post))
                        .kind())
                .isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void a_vendor_that_cannot_be_reached_has_certainly_not_taken_it() {
        VendorHttp nobody =
                new VendorHttp(Vendor.bearer("acme", URI.create("http://127.0.0.1:1"), TOKEN), kept::add, clock);

        DeliveryFailedException failure = catchThrowableOfType(DeliveryFailedException.class, () -> nobody.call(post));
        assertThat(failure.kind()).isEqualTo(Kind.NOT_ACCEPTED);
        assertThat(failure).hasMessage("acme cannot be reached.");
    }

    @Test
    void a_page_in_place_of_json_is_no_yes() {
        vendorAnswers(aResponse().withBody("<html>Sign in to the hotel's network</html>"));

        assertThat(catchThrowableOfType(DeliveryFailedException.class, () -> http.call(post)
                                .as(Thing.class))
                        .kind())
                .isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void a_vendor_that_fails_again_and_again_is_left_alone_for_a_minute() throws DeliveryFailedException {
        vendorAnswers(status(500));
        for (int i = 0; i < 5; i++) {
            fails(post);
        }

        vendorAnswers(okJson("{}"));
        DeliveryFailedException held = fails(post);
        assertThat(held.kind()).isEqualTo(Kind.NOT_ACCEPTED);
        assertThat(held.retryAfter()).contains(Duration.ofMinutes(1));
        assertThat(http.isHeldBack()).isTrue();
        VENDOR.verify(5, anyRequestedFor(anyUrl()));

        clock.forward(Duration.ofSeconds(61));
        assertThat(http.call(post).isOk()).isTrue();
        assertThat(http.isHeldBack()).isFalse();
    }

    @Test
    void refusing_and_asking_to_wait_are_no_illness() {
        vendorAnswers(status(429));
        for (int i = 0; i < 20; i++) {
            fails(post);
        }
        vendorAnswers(status(404));
        for (int i = 0; i < 20; i++) {
            fails(post);
        }
        assertThat(http.isHeldBack()).isFalse();
    }

    @Test
    void what_was_said_is_kept_without_secrets() {
        vendorAnswers(status(400).withBody("{\"error\": \"the token " + TOKEN + " is odd\"}"));
        VendorRequest form = VendorRequest.post("/form")
                .form(Map.of("token", TOKEN, "text", "hello you"))
                .about(12L);

        fails(form);
        assertThat(kept).singleElement().satisfies(exchange -> {
            assertThat(exchange.delivery()).isEqualTo(12);
            assertThat(exchange.at()).isEqualTo(clock.instant());
            assertThat(exchange.status()).isEqualTo(400);
            assertThat(exchange.address()).isEqualTo("/form");
            assertThat(exchange.request()).contains("text=hello+you", "token=***");
            assertThat(exchange.answer()).isEqualTo("{\"error\": \"the token *** is odd\"}");
        });
        assertThat(Vendor.bearer("acme", URI.create(VENDOR.baseUrl()), TOKEN).toString())
                .doesNotContain(TOKEN);
    }

    @Test
    void a_broken_connection_is_kept_too() {
        vendorAnswers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        fails(post.about(12L));
        assertThat(kept).singleElement().returns(null, Exchange::status).satisfies(exchange -> assertThat(
                        exchange.answer())
                .startsWith("The connection broke"));
    }

    private void vendorAnswers(ResponseDefinitionBuilder answer) {
        VENDOR.stubFor(any(anyUrl()).willReturn(answer));
    }

    private DeliveryFailedException fails(VendorRequest call) {
        return catchThrowableOfType(DeliveryFailedException.class, () -> http.call(call));
    }
}
