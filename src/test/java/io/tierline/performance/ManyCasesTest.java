package io.tierline.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.tierline.TierlineTest;
import io.tierline.cases.Attention;
import io.tierline.cases.CaseList;
import io.tierline.cases.CaseList.Order;
import io.tierline.cases.ListPlace;
import io.tierline.reporting.Kpis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 20,000 closed cases beside 400 open ones: what people and scrapers ask for reads what it shows, not all that ever was. With
 * {@code -Dtierline.many.closed=1000000 -Dtierline.many.open=10000} there are as many as a large desk has in years.
 */
class ManyCasesTest extends TierlineTest {

    private static final int CLOSED = Integer.getInteger("tierline.many.closed", 20_000);
    private static final int OPEN = Integer.getInteger("tierline.many.open", 400);

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private CaseList list;

    @Autowired
    private Kpis kpis;

    @Autowired
    private List<MultiCollector> gauges;

    @Test
    void nothing_that_people_and_scrapers_ask_for_scans_all_cases() {
        Instant monday = Instant.parse("2019-02-04T00:00:00Z");
        ListPlace farDown = new ListPlace(false, Instant.parse("2019-01-20T00:00:00Z"), "P1", "ESC-2019-000300");
        clock.advance(Duration.ofMinutes(1));
        withManyCases(() -> {
            Map<String, Long> scans = new TreeMap<>();
            filters()
                    .forEach((name, filter) ->
                            scans.put("list: " + name, scannedBy(() -> list.find(filter, 0, null, 50))));
            scans.put("list: far down", scannedBy(() -> assertThat(
                            list.find(filter(f -> {}), 0, farDown, 50).rows())
                    .hasSize(50)));
            scans.put("figures", scannedBy(() -> kpis.figures(monday, monday.plus(Duration.ofDays(7)), "tier")));
            scans.put("gauges", scannedBy(() -> assertThat(gauges.stream().flatMap(gauge -> gauge.collect().stream()))
                    .anyMatch(metric -> metric.getMetadata().getName().equals("tierline_cases_open"))));
            scans.put("escalations: counts", scannedBy(() -> assertThat(list.burning(List.of()))
                    .isNotEmpty()));
            scans.put("escalations: counts of a team", scannedBy(() -> list.burning(List.of("legal"))));
            scans.put("escalations: mark", scannedBy(list::mark));
            scans.put("escalations: last words", scannedBy(() -> list.lastWords(firstOpen())));
            assertThat(scans).hasSize(23).allSatisfy((asked, rows) -> assertThat(rows)
                    .as("rows that %s reads from the beginning of a table", asked)
                    .isLessThan(CLOSED));
        });
    }

    @Test
    void the_live_list_is_there_within_a_tenth_of_a_second() {
        withManyCases(() -> {
            Map<String, Long> millis = new TreeMap<>();
            for (String view : List.of("ranked: what burns", "ranked: all open")) {
                millis.put(view, median(() -> {
                    list.burning(List.of());
                    List<CaseList.Row> rows =
                            list.find(filters().get(view), 0, null, 200).rows();
                    list.lastWords(rows.stream().map(CaseList.Row::key).toList());
                }));
            }
            millis.put("mark", median(list::mark));
            System.out.println("The live list, in milliseconds: " + millis);
            assertThat(millis.values()).allMatch(taken -> taken < 100);
        });
    }

    /** Of nine times, after two that warm up. */
    private static long median(Runnable work) {
        List<Long> taken = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            long begun = System.nanoTime();
            work.run();
            taken.add((System.nanoTime() - begun) / 1_000_000);
        }
        return taken.subList(2, 11).stream().sorted().skip(4).findFirst().orElseThrow();
    }

    private List<String> firstOpen() {
        return list.find(filters().get("ranked: what burns"), 0, null, 200).rows().stream()
                .map(CaseList.Row::key)
                .toList();
    }

    @Test
    void pages_go_on_after_the_last_case_of_the_one_before_in_both_orders() {
        withManyCases(() -> {
            for (boolean urgent : new boolean[] {false, true}) {
                CaseList.Filter open = filter(f -> {
                    f.states = List.of("open", "waiting");
                    f.order = urgent ? Order.URGENT : Order.NEWEST;
                });
                List<String> keys = new ArrayList<>();
                CaseList.Found page = list.find(open, 0, null, 150);
                assertThat(page.total()).isEqualTo(OPEN);
                while (page.next() != null) {
                    page.rows().forEach(row -> keys.add(row.key()));
                    page = list.find(open, 0, ListPlace.read(page.next().code()).orElseThrow(), 150);
                }
                page.rows().forEach(row -> keys.add(row.key()));
                assertThat(keys)
                        .hasSize(OPEN)
                        .containsExactlyElementsOf(list.find(open, 0, null, OPEN).rows().stream()
                                .map(CaseList.Row::key)
                                .toList());
            }
        });
    }

    @Test
    void counting_and_pages_by_number_end_at_the_ten_thousandth_case() {
        withManyCases(() ->
                assertThat(list.find(filter(f -> {}), 0, null, 50).total()).isEqualTo(10_000));
        assertThat(refused("?page=200")).contains("\"page\"").contains("go on with");
        assertThat(refused("?after=nonsense")).contains("must be what a page of the same list told");
        assertThat(refused("?sort=urgent&after=" + new ListPlace(false, Instant.EPOCH, "P1", "ESC-2019-000300").code()))
                .contains("must be what a page of the same list told");
    }

    private String refused(String query) {
        ResponseEntity<String> answer =
                http.withBasicAuth("ada", "demo").getForEntity("/api/v1/escalations" + query, String.class);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        return answer.getBody();
    }

    /** In a transaction that leaves nothing. */
    private void withManyCases(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            insertManyCases();
            work.run();
        });
    }

    private void insertManyCases() {
        jdbc.sql(
                        """
                insert into case_file (case_key, source, external_id, opened_at, state, tier, owner, priority, category, customer,
                    breached, updated_at, closed_at, next_deadline, next_deadline_clock, target_due, at_risk_from, manager_awaited)
                select 'ESC-2019-' || lpad(n::text, greatest(6, length(n::text)), '0'), 'many', 'M-' || n,
                    timestamptz '2019-01-01' + n * interval '7 minutes', case when n % 50 = 7 then 'withdrawn' else 'closed' end,
                    case when n % 300 = 0 then 'legal' else 'tier1' end, null, case when n % 200 = 0 then 'P1' else 'P3' end,
                    case when n % 400 = 0 then 'rare' else 'integration' end, 'customer-' || n % 900, n % 100 = 0,
                    now(), now(), null::timestamptz, null, null::timestamptz, null::timestamptz, false
                from generate_series(1, :closed) as n
                union all
                select 'ESC-2020-' || lpad(n::text, greatest(6, length(n::text)), '0'), 'many', 'O-' || n, timestamptz '2020-01-01' + n * interval '1 hour',
                    case when n % 9 = 0 then 'waiting' else 'open' end, 'tier1', case when n % 20 = 0 then null else 'tina' end, 'P2',
                    'integration', 'customer-' || n % 900, n % 10 = 0, now(), null,
                    case when n % 3 = 0 then null else now() + (n - 20) * interval '1 hour' end,
                    case when n % 3 = 0 then null else 'resolve' end,
                    case when n % 3 = 0 then null else now() + (n - 20) * interval '1 hour' end, null, n % 40 = 0
                from generate_series(1, :open) as n""")
                .param("closed", CLOSED)
                .param("open", OPEN)
                .update();
        jdbc.sql(
                        """
                insert into case_fact (case_key, opened_at, state, customer, plan, category, priority, tier, hops, hand_backs,
                    reopened, resolution_corrected, promises_kept, promises_broken, survey_asked, is_repeat)
                select case_key, opened_at, state, customer, 'enterprise', category, priority, tier, 1, 0, 0, false, 0, 0, false, false
                from case_file where source = 'many'""")
                .update();
        jdbc.sql("analyze case_file, case_fact").update();
    }

    private static Map<String, CaseList.Filter> filters() {
        return Map.ofEntries(
                Map.entry("all", filter(f -> {})),
                Map.entry("open", filter(f -> f.states = List.of("open", "waiting"))),
                Map.entry("withdrawn", filter(f -> f.states = List.of("withdrawn"))),
                Map.entry("category", filter(f -> f.categories = List.of("rare"))),
                Map.entry("priority", filter(f -> f.priorities = List.of("P1"))),
                Map.entry("tier", filter(f -> f.tiers = List.of("legal"))),
                Map.entry("customer", filter(f -> f.customer = "customer-7")),
                Map.entry("breached", filter(f -> f.breached = true)),
                Map.entry("number", filter(f -> f.text = "300")),
                Map.entry("key", filter(f -> f.text = "ESC-2020-0003")),
                Map.entry("words", filter(f -> f.text = "salesforce")),
                Map.entry("overdue", filter(f -> f.attention = List.of(Attention.OVERDUE))),
                Map.entry("what burns", filter(f -> f.attention = List.of(Attention.values()))),
                Map.entry("ranked: what burns", filter(f -> {
                    f.states = List.of("open", "waiting", "resolved");
                    f.attention = List.of(Attention.values());
                    f.order = Order.ATTENTION;
                })),
                Map.entry("ranked: all open", filter(f -> {
                    f.states = List.of("open", "waiting", "resolved");
                    f.order = Order.ATTENTION;
                })),
                Map.entry("urgent", filter(f -> {
                    f.states = List.of("open");
                    f.order = Order.URGENT;
                })));
    }

    /** So many rows of the two tables the database has read by going through a table from its beginning. */
    private long scannedBy(Runnable work) {
        long before = scanned();
        work.run();
        return scanned() - before;
    }

    private long scanned() {
        return jdbc.sql(
                        """
                        select coalesce(sum(seq_tup_read), 0) from pg_stat_xact_user_tables
                        where relname in ('case_file', 'case_fact')""")
                .query(Long.class)
                .single();
    }

    private static CaseList.Filter filter(Consumer<Asked> ask) {
        Asked asked = new Asked();
        ask.accept(asked);
        return new CaseList.Filter(
                asked.states,
                asked.tiers,
                asked.priorities,
                asked.categories,
                asked.teams,
                List.of(),
                null,
                asked.customer,
                asked.breached,
                asked.attention,
                asked.order,
                asked.text);
    }

    private static final class Asked {
        private List<String> states = List.of();
        private List<String> tiers = List.of();
        private List<String> priorities = List.of();
        private List<String> categories = List.of();
        private String customer;
        private Boolean breached;
        private List<Attention> attention = List.of();
        private List<String> teams = List.of();
        private Order order = Order.NEWEST;
        private String text;
    }
}
