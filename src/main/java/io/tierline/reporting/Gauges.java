package io.tierline.reporting;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.tierline.cases.Attention;
import io.tierline.cases.CaseList;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What burns, as gauges for Prometheus: counted in the database when they are asked for, but for ten seconds only once,
 * so that a scraper cannot load the database. While it cannot be counted, the gauges are missing rather than wrong.
 */
@Component
class Gauges implements MultiCollector {

    private static final Logger LOG = LoggerFactory.getLogger(Gauges.class);

    private static final Duration KEPT = Duration.ofSeconds(10);

    /** A job or a message is picked up within seconds; one that waits longer tells that the node does not keep up. */
    private static final Duration LATE = Duration.ofMinutes(1);

    /** Time enough to make a new token and give it to the machine. */
    private static final Duration EXPIRING = Duration.ofDays(14);

    private final JdbcClient jdbc;
    private final CaseList list;
    private final Clock clock;
    private Instant countedAt = Instant.MIN;
    private MetricSnapshots counted = new MetricSnapshots();

    Gauges(JdbcClient jdbc, CaseList list, Clock clock, ObjectProvider<PrometheusRegistry> registry) {
        this.jdbc = jdbc;
        this.list = list;
        this.clock = clock;
        registry.ifAvailable(prometheus -> prometheus.register(this));
    }

    @Override
    public synchronized MetricSnapshots collect() {
        Instant now = clock.instant();
        if (countedAt.isAfter(now) || countedAt.isBefore(now.minus(KEPT))) {
            counted = count(now);
            countedAt = now;
        }
        return counted;
    }

    private MetricSnapshots count(Instant now) {
        try {
            return new MetricSnapshots(
                    cases(),
                    burning(),
                    breached(),
                    unowned(),
                    adrift(),
                    messages(),
                    lateMessages(now),
                    failedJobs(),
                    lateJobs(now),
                    inbox(),
                    oldestInInbox(now),
                    tokensExpiring(now));
        } catch (DataAccessException e) {
            LOG.warn("Cannot count what is open: {}", e.getMostSpecificCause().getMessage());
            return new MetricSnapshots();
        }
    }

    private GaugeSnapshot cases() {
        return gauge(
                "tierline_cases_open",
                "Cases that have not ended, by the tier that has them",
                "tier",
                jdbc.sql(
                        """
                select coalesce(tier, 'none'), count(*) from case_file
                where state not in ('closed', 'withdrawn') group by 1 order by 1"""));
    }

    private GaugeSnapshot breached() {
        return gauge(
                "tierline_cases_open_breached",
                "Cases that have not ended and have missed a target, by tier",
                "tier",
                jdbc.sql(
                        """
                        select coalesce(tier, 'none'), count(*) filter (where breached) from case_file
                        where state not in ('closed', 'withdrawn') group by 1 order by 1"""));
    }

    private GaugeSnapshot burning() {
        Map<Attention, Long> counts = list.burning(List.of());
        return new GaugeSnapshot(
                new MetricMetadata(
                        "tierline_cases_attention",
                        "Cases that need a manager now, by the first reason: the same rule as the page Escalations"),
                Arrays.stream(Attention.values())
                        .map(reason -> new GaugeDataPointSnapshot(
                                counts.getOrDefault(reason, 0L), Labels.of("reason", reason.code()), null))
                        .toList());
    }

    private GaugeSnapshot unowned() {
        return gauge(
                "tierline_cases_nobody_reachable",
                "Cases that nobody has acknowledged and nobody is left to ask about, by the reason",
                "reason",
                jdbc.sql(
                        """
                        select (select facts ->> 'reason' from case_event
                                where case_key = p.business_key_ and type = 'nobody-reachable' order by seq desc limit 1),
                            count(*)
                        from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_
                        where t.task_def_key_ = 'find-somebody' group by 1 order by 1"""));
    }

    private GaugeSnapshot adrift() {
        return gauge(
                "tierline_cases_adrift",
                "Cases on which ledger and engine do not agree, and that nobody has put right or left so, by kind",
                "kind",
                jdbc.sql(
                        """
                        select kind, count(*) from adrift, unnest(kinds) as kind
                        where confirmed_at is not null and left_at is null group by 1 order by 1"""));
    }

    private GaugeSnapshot messages() {
        return gauge(
                "tierline_messages_undelivered",
                "Messages that have not left: queued and sending leave by themselves, uncertain and failed need a person",
                "state",
                jdbc.sql(
                        """
                        select state, coalesce(messages, 0) from unnest(array['queued', 'sending', 'uncertain', 'failed']) as state
                        left join (select state, count(*) as messages from outbox_message
                            where state in ('queued', 'sending', 'uncertain', 'failed') group by 1) as open using (state)
                        order by 1"""));
    }

    private GaugeSnapshot lateMessages(Instant now) {
        long late = jdbc.sql("select count(*) from outbox_message where state = 'queued' and due_at < ?")
                .param(now.minus(LATE).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        return new GaugeSnapshot(
                new MetricMetadata("tierline_messages_late", "Messages that have been due for over a minute"),
                List.of(new GaugeDataPointSnapshot(late, Labels.EMPTY, null)));
    }

    private GaugeSnapshot inbox() {
        return gauge(
                "tierline_inbox_deliveries",
                "What other systems told us: received is worked off by itself, failed needs a person",
                "state",
                jdbc.sql(
                        """
                        select 'failed', count(*) from inbox_delivery where state = 'failed'
                        union all select 'received', count(*) from inbox_delivery where state = 'received'"""));
    }

    private GaugeSnapshot oldestInInbox(Instant now) {
        long seconds = jdbc.sql(
                        """
                        select coalesce(extract(epoch from ?::timestamptz - min(received_at)), 0)::bigint
                        from inbox_delivery where state = 'received'""")
                .param(now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        return new GaugeSnapshot(
                new MetricMetadata(
                        "tierline_inbox_oldest_seconds",
                        "For how long the oldest delivery has waited that is not worked off"),
                List.of(new GaugeDataPointSnapshot(Math.max(0, seconds), Labels.EMPTY, null)));
    }

    private GaugeSnapshot tokensExpiring(Instant now) {
        long expiring = jdbc.sql(
                        "select count(*) from api_token where revoked_at is null and expires_at > ? and expires_at <= ?")
                .params(now.atOffset(ZoneOffset.UTC), now.plus(EXPIRING).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        return new GaugeSnapshot(
                new MetricMetadata(
                        "tierline_tokens_expiring", "API tokens that count still and expire within fourteen days"),
                List.of(new GaugeDataPointSnapshot(expiring, Labels.EMPTY, null)));
    }

    private GaugeSnapshot failedJobs() {
        return gauge(
                "tierline_jobs_failed",
                "Jobs of the process engine that have used up their attempts, by process",
                "process",
                jdbc.sql(
                        """
                        select coalesce(process_def_key_, 'none'), count(*) from act_ru_job
                        where retries_ = 0 group by 1 order by 1"""));
    }

    private GaugeSnapshot lateJobs(Instant now) {
        long late = jdbc.sql(
                        """
                        select count(*) from act_ru_job
                        where retries_ > 0 and suspension_state_ = 1 and duedate_ < ?""")
                .param(LocalDateTime.ofInstant(now.minus(LATE), ZoneOffset.UTC))
                .query(Long.class)
                .single();
        return new GaugeSnapshot(
                new MetricMetadata(
                        "tierline_jobs_late", "Jobs of the process engine that have been due for over a minute"),
                List.of(new GaugeDataPointSnapshot(late, Labels.EMPTY, null)));
    }

    private static GaugeSnapshot gauge(String name, String help, String label, JdbcClient.StatementSpec counts) {
        List<GaugeDataPointSnapshot> points = counts.query((row, i) ->
                        new GaugeDataPointSnapshot(row.getLong(2), Labels.of(label, row.getString(1)), null))
                .list();
        return new GaugeSnapshot(new MetricMetadata(name, help), points);
    }
}
