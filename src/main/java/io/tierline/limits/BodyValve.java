package io.tierline.limits;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.http.MediaType;

/** Watches the body of each request, in front of all filters and servlets, whatever the address. */
final class BodyValve extends ValveBase {

    private static final long DRAIN = TimeUnit.MILLISECONDS.toNanos(300);

    private final LimitsSettings limits;
    private final BodyBudget budget;
    private final MeterRegistry meters;
    private final ObjectMapper json;

    BodyValve(LimitsSettings limits, MeterRegistry meters, ObjectMapper json) {
        super(true);
        this.limits = limits;
        this.budget = new BodyBudget(limits);
        this.meters = meters;
        this.json = json;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String path = String.valueOf(request.getDecodedRequestURI());
        long largest = limits.largest(path, request.getContentType());
        org.apache.coyote.Request coyote = request.getCoyoteRequest();
        WatchedBody body = new WatchedBody(coyote, budget, budget.slow(path), limits, largest);
        coyote.setInputBuffer(body);
        try {
            if (body.announced() > largest) {
                refuse(response, BodyRefusedException.tooLarge(largest));
            } else {
                pass(request, response, body);
            }
            if (!request.isAsync()) {
                end(response, body, coyote);
            }
        } finally {
            body.restore();
        }
    }

    private void pass(Request request, Response response, WatchedBody body) throws IOException, ServletException {
        try {
            getNext().invoke(request, response);
        } catch (BodyRefusedException e) {
            // Told below, like one that was caught on the way.
        }
        if (body.refused() != null) {
            refuse(response, body.refused());
        }
    }

    private void refuse(Response response, BodyRefusedException refused) throws IOException {
        Counter.builder("tierline.limits.refused")
                .description("Requests that were refused because they took too much")
                .tag("reason", refused.reason())
                .register(meters)
                .increment();
        if (response.isCommitted()) {
            return;
        }
        response.setSuspended(false);
        response.reset();
        response.setStatus(refused.getStatusCode().value());
        refused.getHeaders().forEach((name, values) -> response.setHeader(name, values.get(0)));
        response.setHeader("Connection", "close");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(refused.getBody()));
        response.setError();
    }

    /** What a sender has not sent by now is not waited for: the server would do so, with this thread. */
    private static void end(Response response, WatchedBody body, org.apache.coyote.Request coyote) throws IOException {
        if (body.isFinished()) {
            return;
        }
        response.finishResponse();
        if (!body.drain(new Nowhere(), DRAIN)) {
            coyote.action(ActionCode.CLOSE_NOW, null);
        }
    }

    /** What is read into it is forgotten. */
    private static final class Nowhere implements ApplicationBufferHandler {

        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer read) {
            buffer = read;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // Nothing is kept.
        }
    }
}
