package io.tierline.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.tierline.TestDatabase;
import io.tierline.calendar.Calendars;
import io.tierline.oncall.rota.Hours;
import io.tierline.oncall.rota.RotaPlan;
import io.tierline.oncall.rota.Rotation;
import io.tierline.oncall.rota.Turns;
import io.tierline.oncall.rota.Turns.Every;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a monitoring system reads of gaps. */
class GapGaugeTest {

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final Rotas rotas = new Rotas(jdbc);
    private final People people = new People(jdbc);
    private final GapGauge gauge = new GapGauge(
            new OnCall(people, new Absences(jdbc), rotas, Calendars::shipped),
            Clock.fixed(Instant.parse("2026-03-11T09:00:00Z"), ZoneOffset.UTC),
            new StaticListableBeanFactory().getBeanProvider(PrometheusRegistry.class));

    @Test
    void the_seconds_without_anybody_in_the_next_seven_days_are_counted() {
        people.save(Person.of("theo", "Theo", "theo@example.com", "tier2"));
        Turns turns = new Turns(
                ZoneId.of("UTC"),
                Every.DAYS,
                1,
                LocalTime.of(9, 0),
                LocalDate.of(2026, 3, 2),
                LocalDate.of(2026, 3, 17));
        rotas.put(new RotaPlan(
                "tier2",
                "emea",
                Hours.always(ZoneOffset.UTC),
                List.of(new Rotation("days", turns, Hours.always(ZoneOffset.UTC), List.of("theo"))),
                List.of(),
                List.of()));

        GaugeSnapshot snapshot = (GaugeSnapshot) gauge.collect().get(0);
        assertThat(snapshot.getMetadata().getName()).isEqualTo("tierline_oncall_gap_seconds");
        assertThat(snapshot.getDataPoints()).singleElement().satisfies(point -> {
            assertThat(point.getValue()).isEqualTo(24 * 3600);
            assertThat(point.getLabels().get("team")).isEqualTo("tier2");
            assertThat(point.getLabels().get("region")).isEqualTo("emea");
        });
    }
}
