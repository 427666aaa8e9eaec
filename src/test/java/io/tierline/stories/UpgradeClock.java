package io.tierline.stories;

import io.tierline.TestClock;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** An hour after the release before was stopped. Imported by name: nested in a test it would come after the product's own. */
@TestConfiguration(proxyBeanMethods = false)
class UpgradeClock {

    @Bean
    TestClock clock() {
        TestClock clock = new TestClock();
        clock.set(Instant.parse("2026-11-28T02:00:00Z"));
        return clock;
    }
}
