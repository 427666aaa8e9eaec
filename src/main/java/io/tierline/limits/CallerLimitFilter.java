package io.tierline.limits;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * One heavy caller does not take the threads and the database of all others: a caller has so many requests at work at once.
 * One more waits for its turn; when as many wait as are at work, the next is refused at once.
 */
final class CallerLimitFilter extends OncePerRequestFilter {

    private final int most;
    private final long turnNanos;
    private final ObjectMapper json;
    private final Counter refused;
    private final ConcurrentHashMap<String, Turns> callers = new ConcurrentHashMap<>();

    CallerLimitFilter(LimitsSettings limits, MeterRegistry meters, ObjectMapper json) {
        this.most = limits.requestsOfOne();
        this.turnNanos = limits.turn().toNanos();
        this.json = json;
        this.refused = Counter.builder("tierline.limits.refused")
                .description("Requests that were refused because they took too much")
                .tag("reason", "too-many-requests")
                .register(meters);
    }

    private static final class Turns {

        private final Semaphore atWork;

        /** Requests at work or waiting; without any the caller is forgotten. */
        private final AtomicInteger present = new AtomicInteger();

        private Turns(int most) {
            atWork = new Semaphore(most, true);
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String caller = caller(request);
        if (caller == null) {
            chain.doFilter(request, response);
            return;
        }
        Turns turns = callers.compute(caller, (key, known) -> {
            Turns theirs = known == null ? new Turns(most) : known;
            theirs.present.incrementAndGet();
            return theirs;
        });
        try {
            if (!hasTurn(turns)) {
                refuse(response);
                return;
            }
            try {
                chain.doFilter(request, response);
            } finally {
                turns.atWork.release();
            }
        } finally {
            callers.computeIfPresent(caller, (key, known) -> known.present.decrementAndGet() == 0 ? null : known);
        }
    }

    private boolean hasTurn(Turns turns) {
        if (turns.present.get() > 2 * most) {
            return turns.atWork.tryAcquire();
        }
        try {
            return turns.atWork.tryAcquire(turnNanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Null for a caller who has not signed in: an address may be that of many, and {@link BodyBudget} bounds what they
     * hold.
     */
    private static String caller(HttpServletRequest request) {
        if (request.getRemoteUser() != null) {
            return "user " + request.getRemoteUser();
        }
        HttpSession session = request.getSession(false);
        return session == null ? null : "session " + session.getId();
    }

    private void refuse(HttpServletResponse response) throws IOException {
        refused.increment();
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.TOO_MANY_REQUESTS,
                "You have " + most + " requests at work and as many waiting. Nothing was done with this one; send it"
                        + " again after the seconds in Retry-After.");
        problem.setType(URI.create("urn:tierline:problem:too-many-requests"));
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
