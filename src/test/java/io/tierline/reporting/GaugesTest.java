package io.tierline.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import io.tierline.TierlineTest;
import io.tierline.cases.Attention;
import io.tierline.cases.CaseList;
import io.tierline.inbox.Inbox;
import io.tierline.inbox.NewDelivery;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a monitoring system reads of the desk. */
class GaugesTest extends TierlineTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CaseList list;

    @Autowired
    private Inbox inbox;

    private Gauges gauges;

    @BeforeEach
    void freshGauges() {
        gauges = new Gauges(
                jdbc, list, clock, new StaticListableBeanFactory().getBeanProvider(PrometheusRegistry.class));
    }

    @Override
    protected boolean endsAdrift() {
        return true;
    }

    @Test
    void an_idle_desk_has_nothing_burning() {
        assertThat(values("tierline_cases_open")).isEmpty();
        assertThat(values("tierline_messages_undelivered"))
                .containsOnly(
                        Map.entry("queued", 0.0),
                        Map.entry("sending", 0.0),
                        Map.entry("uncertain", 0.0),
                        Map.entry("failed", 0.0));
        assertThat(values("tierline_jobs_failed")).isEmpty();
        assertThat(values("tierline_jobs_late")).containsOnly(Map.entry("", 0.0));
    }

    @Test
    void open_and_breached_cases_are_counted_by_tier() {
        desk.receive();
        String breached = desk.receive();
        jdbc.sql("update case_file set breached = true where case_key = ?")
                .param(breached)
                .update();
        assertThat(values("tierline_cases_open")).containsOnly(Map.entry("tier1", 2.0));
        assertThat(values("tierline_cases_open_breached")).containsOnly(Map.entry("tier1", 1.0));
    }

    @Test
    void cases_that_need_a_manager_are_counted_once_by_their_first_reason() {
        desk.receive();
        String asked = desk.receive();
        assertThat(values("tierline_cases_attention").values()).containsOnly(0.0);
        assertThat(values("tierline_cases_attention")).containsOnlyKeys(Attention.codes());
        jdbc.sql("update case_file set manager_awaited = true, handed_back = 2 where case_key = ?")
                .param(asked)
                .update();
        clock.advance(Duration.ofSeconds(11));
        assertThat(values("tierline_cases_attention"))
                .containsEntry("manager", 1.0)
                .containsEntry("ping-pong", 0.0);
    }

    @Test
    void messages_and_jobs_that_need_a_person_are_counted() {
        String key = desk.receive();
        jdbc.sql("update outbox_message set state = 'uncertain' where case_key = ? and recipient = 'customer'")
                .param(key)
                .update();
        jdbc.sql("update act_ru_job set retries_ = 0 where process_def_key_ = 'work-at-tier'")
                .update();
        assertThat(values("tierline_messages_undelivered")).containsEntry("uncertain", 1.0);
        assertThat(values("tierline_jobs_failed")).containsOnlyKeys("work-at-tier");
    }

    @Test
    void messages_that_no_node_sends_are_counted_until_one_does() {
        assertThat(values("tierline_messages_late")).containsOnly(Map.entry("", 0.0));
        desk.receive();
        jdbc.sql("update outbox_message set state = 'queued', due_at = changed_at where recipient = 'customer'")
                .update();
        clock.advance(Duration.ofMinutes(2));
        assertThat(values("tierline_messages_late")).containsOnly(Map.entry("", 1.0));
        desk.settle();
        clock.advance(Duration.ofMinutes(2));
        assertThat(values("tierline_messages_late")).containsOnly(Map.entry("", 0.0));
    }

    @Test
    void cases_that_nobody_is_left_to_ask_about_are_counted_by_the_reason() {
        assertThat(values("tierline_cases_nobody_reachable")).isEmpty();
        desk.receive();
        desk.pass(Duration.ofHours(1));
        assertThat(values("tierline_cases_nobody_reachable")).containsOnly(Map.entry("all-asked", 1.0));
        assertThat(list.find(CaseList.Filter.all(), 0, null, 10).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.attention()).contains("nobody"));
    }

    @Test
    void cases_that_are_adrift_are_counted_by_kind_until_somebody_leaves_them_so() {
        assertThat(values("tierline_cases_adrift")).isEmpty();
        jdbc.sql(
                        """
                        insert into adrift (subject, kinds, first_seen, last_seen, confirmed_at, left_at, left_by) values
                            ('p1', '{no-process}', now(), now(), now(), null, null),
                            ('p2', '{no-process,orphan}', now(), now(), now(), null, null),
                            ('p3', '{suspended}', now(), now(), now(), now(), 'ada'),
                            ('p4', '{no-case}', now(), now(), null, null, null)""")
                .update();
        clock.advance(Duration.ofSeconds(11));
        assertThat(values("tierline_cases_adrift"))
                .containsOnly(Map.entry("no-process", 2.0), Map.entry("orphan", 1.0));
    }

    @Test
    void what_came_in_and_is_not_worked_off_is_counted_with_its_age() {
        assertThat(values("tierline_inbox_deliveries"))
                .containsOnly(Map.entry("received", 0.0), Map.entry("failed", 0.0));
        inbox.receive("gone", new NewDelivery("k1", "t1", "test", clock.instant(), new byte[0]));
        desk.settle();
        inbox.receive("gone", new NewDelivery("k2", "t2", "test", clock.instant(), new byte[0]));
        clock.advance(Duration.ofMinutes(2));
        assertThat(values("tierline_inbox_deliveries"))
                .containsOnly(Map.entry("received", 1.0), Map.entry("failed", 1.0));
        assertThat(values("tierline_inbox_oldest_seconds")).containsOnly(Map.entry("", 120.0));
    }

    @Test
    void they_are_counted_once_in_ten_seconds() {
        assertThat(values("tierline_cases_open")).isEmpty();
        desk.receive();
        assertThat(values("tierline_cases_open")).isEmpty();
        clock.advance(Duration.ofSeconds(11));
        assertThat(values("tierline_cases_open")).hasSize(1);
    }

    private Map<String, Double> values(String name) {
        return gauges.collect().stream()
                .filter(snapshot -> snapshot.getMetadata().getName().equals(name))
                .map(GaugeSnapshot.class::cast)
                .flatMap(gauge -> gauge.getDataPoints().stream())
                .collect(Collectors.toMap(
                        point -> point.getLabels().stream().map(Label::getValue).collect(Collectors.joining()),
                        GaugeSnapshot.GaugeDataPointSnapshot::getValue));
    }
}
