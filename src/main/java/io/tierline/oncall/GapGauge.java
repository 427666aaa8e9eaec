package io.tierline.oncall;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * How much of the next seven days has no one on call, for each rota. Computed when it is asked for, but for a minute
 * only once. While it cannot be computed, the gauge is missing rather than wrong.
 */
@Component
class GapGauge implements MultiCollector {

    private static final Logger LOG = LoggerFactory.getLogger(GapGauge.class);

    private static final Duration AHEAD = Duration.ofDays(7);
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final OnCall onCall;
    private final Clock clock;
    private Instant lookedAt = Instant.MIN;
    private MetricSnapshots seen = new MetricSnapshots();

    GapGauge(OnCall onCall, Clock clock, ObjectProvider<PrometheusRegistry> registry) {
        this.onCall = onCall;
        this.clock = clock;
        registry.ifAvailable(prometheus -> prometheus.register(this));
    }

    @Override
    public synchronized MetricSnapshots collect() {
        Instant now = clock.instant();
        if (lookedAt.isAfter(now) || lookedAt.isBefore(now.minus(KEPT))) {
            seen = look(now);
            lookedAt = now;
        }
        return seen;
    }

    private MetricSnapshots look(Instant now) {
        try {
            List<GaugeDataPointSnapshot> points = onCall.between(now, now.plus(AHEAD)).stream()
                    .map(plan -> new GaugeDataPointSnapshot(
                            seconds(plan), Labels.of("team", plan.team(), "region", plan.region()), null))
                    .toList();
            return new MetricSnapshots(new GaugeSnapshot(
                    new MetricMetadata(
                            "tierline_oncall_gap_seconds",
                            "Seconds of the next seven days in which nobody is on call who should be, by rota"),
                    points));
        } catch (DataAccessException e) {
            LOG.warn(
                    "Cannot look for gaps in the rota: {}",
                    e.getMostSpecificCause().getMessage());
            return new MetricSnapshots();
        }
    }

    private static double seconds(OnCallPlan plan) {
        return plan.gaps().stream()
                .mapToLong(gap -> gap.span().length().toSeconds())
                .sum();
    }
}
