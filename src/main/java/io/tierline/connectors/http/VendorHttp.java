package io.tierline.connectors.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.tierline.notifications.DeliveryFailedException;
import io.tierline.notifications.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLHandshakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * Talks to one vendor, and says of each request what that means for a delivery. It asks once: who tries again, and when, is
 * the delivery's job. Its breaker opens when a vendor fails again and again, and then keeps us from asking for a while.
 */
public final class VendorHttp {

    private static final Logger LOG = LoggerFactory.getLogger(VendorHttp.class);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Bytes. Nothing that we ask for is as long. */
    private static final int LONGEST_ANSWER = 4 * 1024 * 1024;

    /** Characters of request and answer that are kept. */
    private static final int LONGEST_KEPT = 4000;

    private final Vendor vendor;
    private final Secrets secrets;
    private final RestClient client;
    private final CircuitBreaker breaker;
    private final Consumer<Exchange> records;
    private final Clock clock;

    /** @param records keeps what was said about a delivery */
    public VendorHttp(Vendor vendor, Consumer<Exchange> records, Clock clock) {
        this.vendor = vendor;
        this.secrets = Secrets.of(vendor.secrets());
        this.client = client(vendor);
        this.breaker = CircuitBreaker.of(
                vendor.name(),
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
                        .slidingWindowSize(10)
                        .minimumNumberOfCalls(5)
                        .failureRateThreshold(60)
                        .waitDurationInOpenState(Duration.ofMinutes(1))
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
        this.records = records;
        this.clock = clock;
    }

    private static RestClient client(Vendor vendor) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(vendor.connectTimeout())
                .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(vendor.readTimeout());
        return RestClient.builder().requestFactory(requests).build();
    }

    String name() {
        return vendor.name();
    }

    /** Whether the vendor has failed so often that it is not asked at the moment. */
    public boolean isHeldBack() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    /**
     * Asks, and takes nothing but a yes.
     *
     * @throws DeliveryFailed as {@link #ask}, and as {@link VendorResponse#orFail}
     */
    public VendorResponse call(VendorRequest call) throws DeliveryFailedException {
        return ask(call).orFail();
    }

    /**
     * Asks, and takes a yes or a no.
     *
     * @throws DeliveryFailed when there was no such answer. Not accepted: it could not be reached, has too much to do (with
     *     the time to come back, as it says it), or is held back. Unknown: the request may have been acted upon, unless it
     *     {@link VendorRequest#repeatable may arrive twice}, which counts as not accepted
     */
    public VendorResponse ask(VendorRequest call) throws DeliveryFailedException {
        try {
            breaker.acquirePermission();
        } catch (CallNotPermittedException e) {
            throw DeliveryFailedException.notAccepted(
                    name() + " has failed again and again; it is left alone for a minute.", RetryAfter.UNSAID);
        }
        Instant begun = clock.instant();
        try {
            VendorResponse answer = exchange(call, begun);
            breaker.onSuccess(0, TimeUnit.MILLISECONDS);
            return answer;
        } catch (Unwell e) {
            breaker.onError(0, TimeUnit.MILLISECONDS, e);
            throw e.failure;
        } catch (DeliveryFailedException e) {
            breaker.onSuccess(0, TimeUnit.MILLISECONDS);
            throw e;
        } catch (RuntimeException e) {
            breaker.releasePermission();
            throw e;
        }
    }

    private VendorResponse exchange(VendorRequest call, Instant begun) throws DeliveryFailedException, Unwell {
        URI address = URI.create(call.target().startsWith("/") ? vendor.base() + call.target() : call.target());
        String body = body(call);
        RestClient.RequestBodySpec request = client.method(call.method()).uri(address);
        vendor.headers().forEach(request::header);
        call.headers().forEach(request::header);
        if (body != null) {
            request.contentType(call.type()).body(body.getBytes(StandardCharsets.UTF_8));
        }
        int[] status = new int[1];
        try {
            VendorResponse answer = request.exchange((sent, response) -> {
                status[0] = response.getStatusCode().value();
                return new VendorResponse(this, status[0], response.getHeaders(), bytes(response));
            });
            keep(call, begun, body, status[0], answer.text());
            return judged(call, answer);
        } catch (ResourceAccessException e) {
            Integer seen = status[0] == 0 ? null : status[0];
            keep(
                    call,
                    begun,
                    body,
                    seen,
                    "The connection broke: " + root(e).getClass().getSimpleName());
            LOG.debug("{} {}: {}", name(), secrets.mask(address.toString()), secrets.mask(String.valueOf(root(e))));
            throw new Unwell(broken(call, root(e)));
        }
    }

    private VendorResponse judged(VendorRequest call, VendorResponse answer) throws DeliveryFailedException, Unwell {
        int status = answer.status();
        Duration wait = RetryAfter.of(answer.headers(), clock.instant()).orElse(null);
        String says = name() + " did not take it (HTTP " + status + ").";
        if (status == 429) {
            throw DeliveryFailedException.notAccepted(says, wait == null ? RetryAfter.UNSAID : wait);
        }
        if (status == 503) {
            throw new Unwell(
                    wait == null
                            ? DeliveryFailedException.notAccepted(says)
                            : DeliveryFailedException.notAccepted(says, wait));
        }
        if (status >= 500) {
            throw new Unwell(unknown(call, name() + " failed over it (HTTP " + status + ")."));
        }
        return answer;
    }

    private DeliveryFailedException broken(VendorRequest call, Throwable cause) {
        boolean neverSent = cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof java.nio.channels.UnresolvedAddressException
                || cause instanceof SSLHandshakeException;
        return neverSent
                ? DeliveryFailedException.notAccepted(name() + " cannot be reached.")
                : unknown(call, "The connection to " + name() + " broke before it had answered.");
    }

    private static DeliveryFailedException unknown(VendorRequest call, String what) {
        return call.repeatable() ? DeliveryFailedException.notAccepted(what) : DeliveryFailedException.unknown(what);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null
                && !(root instanceof HttpConnectTimeoutException)
                && !(root instanceof ConnectException)) {
            root = root.getCause();
        }
        return root;
    }

    private static byte[] bytes(ClientHttpResponse response) throws IOException {
        try (InputStream body = response.getBody()) {
            byte[] bytes = body.readNBytes(LONGEST_ANSWER + 1);
            if (bytes.length > LONGEST_ANSWER) {
                throw new IOException("The answer is too long.");
            }
            return bytes;
        }
    }

    private static String body(VendorRequest call) {
        if (call.body() == null) {
            return null;
        }
        if (call.body() instanceof Map<?, ?> fields
                && org.springframework.http.MediaType.APPLICATION_FORM_URLENCODED.equals(call.type())) {
            return VendorRequest.encoded(fields);
        }
        try {
            return JSON.writeValueAsString(call.body());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A request to a vendor cannot be written as JSON.", e);
        }
    }

    <T> T read(byte[] body, Class<T> type) throws DeliveryFailedException {
        try {
            return JSON.readValue(body, type);
        } catch (IOException e) {
            throw DeliveryFailedException.unknown(name() + " answered something that is not the JSON it should be.");
        }
    }

    private void keep(VendorRequest call, Instant begun, String body, Integer status, String answer) {
        if (call.delivery() == null) {
            return;
        }
        Exchange exchange = new Exchange(
                call.delivery(),
                begun,
                name(),
                call.method().name(),
                kept(call.target()),
                kept(body),
                status,
                kept(answer));
        try {
            records.accept(exchange);
        } catch (RuntimeException e) {
            // What the vendor did it has done: a lost note of it must not make it look undone.
            LOG.warn("What was said to {} about delivery {} is not kept", name(), call.delivery(), e);
        }
    }

    private String kept(String text) {
        String masked = secrets.mask(text);
        // PostgreSQL keeps no zero bytes.
        return masked == null
                ? null
                : masked.substring(0, Math.min(masked.length(), LONGEST_KEPT)).replace("\0", "");
    }

    /** A failure that tells against the vendor's health. */
    private static final class Unwell extends Exception {
        private final transient DeliveryFailedException failure;

        Unwell(DeliveryFailedException failure) {
            super(null, failure, false, false);
            this.failure = failure;
        }
    }
}
