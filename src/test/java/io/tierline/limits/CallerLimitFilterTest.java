package io.tierline.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.FilterChain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

class CallerLimitFilterTest {

    private static final int MOST = 2;

    private final DataSize any = DataSize.ofMegabytes(1);
    private final CallerLimitFilter filter = new CallerLimitFilter(
            new LimitsSettings(any, any, any, any, any, 1, Duration.ofSeconds(1), any, MOST, Duration.ofMillis(50)),
            new SimpleMeterRegistry(),
            new ObjectMapper());

    @Test
    void one_caller_has_so_many_at_work_and_others_are_not_kept_out() throws Exception {
        CountDownLatch entered = new CountDownLatch(MOST);
        CountDownLatch end = new CountDownLatch(1);
        FilterChain heavy = (request, response) -> {
            entered.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(MOST);
        try {
            List<Future<Integer>> atWork = new ArrayList<>();
            for (int i = 0; i < MOST; i++) {
                atWork.add(threads.submit(() -> status("tina", heavy)));
            }
            entered.await();

            assertThat(status("tina", (request, response) -> {})).isEqualTo(429);
            assertThat(status("theo", (request, response) -> {})).isEqualTo(200);
            assertThat(status(null, (request, response) -> {})).isEqualTo(200);

            end.countDown();
            for (Future<Integer> one : atWork) {
                assertThat(one.get()).isEqualTo(200);
            }
            assertThat(status("tina", (request, response) -> {})).isEqualTo(200);
        } finally {
            threads.shutdownNow();
        }
    }

    private int status(String user, FilterChain chain) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/escalations");
        request.setRemoteUser(user);
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, chain);
        if (response.getStatus() == 429) {
            assertThat(response.getHeader("Retry-After")).isEqualTo("1");
            assertThat(response.getContentAsString()).contains("too-many-requests");
        }
        return response.getStatus();
    }
}
