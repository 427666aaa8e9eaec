package io.tierline.agreement;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Tells how many cases are adrift. The node serves all others, so that alone never makes it "down". */
@Component
class AgreementHealthIndicator implements HealthIndicator {

    private final AdriftTable table;

    AgreementHealthIndicator(AdriftTable table) {
        this.table = table;
    }

    @Override
    public Health health() {
        try {
            return Health.up().withDetail("adrift", table.open()).build();
        } catch (DataAccessException e) {
            // The database has an indicator of its own.
            return Health.up().withDetail("adrift", "cannot be counted").build();
        }
    }
}
