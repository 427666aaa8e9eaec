package io.tierline.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.tierline.cases.Fact;
import io.tierline.cases.NewEvent;
import io.tierline.cases.Refold;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.FixRecorded;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.EventTypes;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.IntakeEvents.Linked;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.cases.events.MessageEvents.MessageQueued;
import io.tierline.cases.events.ReviewEvents.SurveyAnswered;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.VerdictEvents.Corrected;
import io.tierline.cases.events.VerdictEvents.Met;
import io.tierline.cases.events.WorkEvents.Alerted;
import io.tierline.cases.events.WorkEvents.WorkDone;
import io.tierline.learning.LedgerStories;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Behaviours 33 and 34: figures by stated rules, the same after folding again, each opened into its cases. */
class KpiStoriesTest extends LedgerStories {

    /** Far from what other stories leave behind. */
    private static final Instant FROM = Instant.parse("2031-01-01T00:00:00Z");

    private static final Instant TO = Instant.parse("2032-01-01T00:00:00Z");

    @Autowired
    private Kpis kpis;

    @Autowired
    private Refold refold;

    @BeforeEach
    void noCasesInThePeriod() {
        jdbc.sql("delete from case_fact").update();
        clock.set("2031-05-05T09:00:00Z");
    }

    @Test
    void aStillOpenBreachedCaseCountsAsLateFromTheMomentItsDeadlinePasses() {
        String inTime = escalated("acme");
        String late = escalated("globex");
        String undecided = escalated("initech");
        append(open(alone("hooli")), breached(1));
        append(inTime, met(1), NewEvent.of(new FixRecorded(null), "erin"));

        assertThat(figure("resolved-within-sla").value()).isEqualByComparingTo("100.0");
        assertThat(figure("still-open-breached").counted()).isZero();

        append(late, breached(1));

        assertThat(figure("resolved-within-sla").value()).isEqualByComparingTo("50.0");
        assertThat(figure("still-open-breached").counted()).isEqualTo(1);
        assertThat(cases("resolved-within-sla")).isEqualTo(Map.of(inTime, true, late, false));
        assertThat(cases("still-open-breached")).isEqualTo(Map.of(late, true));
        assertThat(cases("escalated")).containsEntry(undecided, true).hasSize(4);

        append(late, NewEvent.of(new FixRecorded(null), "erin"));
        assertThat(figure("resolved-within-sla").value()).isEqualByComparingTo("50.0");
        assertThat(figure("still-open-breached").counted()).isZero();
    }

    @Test
    void lateEvidenceStandsBesideTheVerdictAndAReopeningDoesNotWashABreachAway() {
        String key = escalated("acme");
        append(
                key,
                breached(1),
                verdict(EventTypes.name(Corrected.class), "resolution", 1, "2031-05-05T13:00:00Z", null));
        assertThat(figure("resolved-within-sla").value()).isEqualByComparingTo("0");
        assertThat(figure("corrected-verdicts").counted()).isEqualTo(1);

        append(key, NewEvent.of(new Reopened(), "customer"), met(2));
        assertThat(figure("resolved-within-sla").value()).isEqualByComparingTo("0");
        append(key, breached(3));
        assertThat(figure("corrected-verdicts").counted()).isZero();
    }

    @Test
    void timeToResolutionIsAveragedAndHalved() {
        for (String span : List.of("PT1H", "PT2H", "PT9H")) {
            String key = escalated("acme-" + span);
            clock.pass(span);
            append(key, NewEvent.of(new FixRecorded(null), "erin"));
        }
        escalated("unresolved");

        assertThat(figure("average-time-to-resolution").value()).isEqualByComparingTo("4");
        assertThat(figure("average-time-to-resolution").duration()).hasToString("PT4H");
        assertThat(figure("median-time-to-resolution").value()).isEqualByComparingTo("2");
        assertThat(figure("median-time-to-resolution").of()).isEqualTo(3);
    }

    @Test
    void satisfactionPromisesPingPongAndHops() {
        String key = escalated("acme");
        append(
                key,
                promise(EventTypes.name(Met.class), 1),
                promise(EventTypes.name(Met.class), 2),
                promise(EventTypes.name(Breached.class), 3),
                NewEvent.of(new WorkDone(0, "engineering", "hand-back", null, null), "erin"));
        enter(key, "tier1", "engineering");
        append(
                key,
                NewEvent.of(new Closed(null, null, null, 0, 0, 0), "tierline"),
                asked(),
                NewEvent.of(new SurveyAnswered(4, 1), "customer"));
        append(open(alone("globex")), asked());

        assertThat(figure("satisfaction").value()).isEqualByComparingTo("4");
        assertThat(figure("surveys-answered").value()).isEqualByComparingTo("50");
        assertThat(figure("promises-kept").value()).isEqualByComparingTo("66.7");
        assertThat(figure("promises-kept").of()).isEqualTo(3);
        assertThat(figure("ping-pong").counted()).isEqualTo(1);
        assertThat(figure("hops").counted()).isEqualTo(3);
        assertThat(cases("ping-pong")).containsEntry(key, true).hasSize(2);
    }

    @Test
    void repeatsAreReopenedCasesAndThoseLinkedToEarlierOnes() {
        String first = open("acme");
        String second = open("acme");
        append(second, NewEvent.of(new Linked(first, "repeat", true), "tierline"));
        clock.pass("PT720H1S");
        String later = open("acme");
        String other = open("globex");
        append(other, NewEvent.of(new Reopened(), "customer"));
        String merged = open("globex");
        append(merged, NewEvent.of(new Withdrawn("merged", null), "tierline"));

        assertThat(cases("repeats")).isEqualTo(Map.of(first, false, second, true, later, false, other, true));
        assertThat(figure("cases").counted()).isEqualTo(4);
    }

    @Test
    void figuresAreGroupedAndEachGroupOpensIntoItsCases() throws Exception {
        String security = open(Fact.with(alone("R&D = \"us\""), "category", "security"));
        escalated("acme");
        escalated("globex");

        Figures byCategory = kpis.figures(FROM, TO, "category");
        assertThat(byCategory.groups()).extracting(Figures.Group::group).containsExactly("integration", "security");
        Figure frequency = named(byCategory.groups().get(0).figures(), "frequency");
        assertThat(frequency.value()).isEqualByComparingTo("66.7");
        assertThat(frequency.of()).isEqualTo(3);

        Figures.Group odd = kpis.figures(FROM, TO, "customer").groups().stream()
                .filter(group -> group.group().startsWith("R&D"))
                .findFirst()
                .orElseThrow();
        http.perform(get(URI.create(named(odd.figures(), "cases").cases())))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.length()").value(1))
                .andExpect(jsonPath("$[0].caseKey").value(security));
        for (String groupBy : List.of("priority", "tier", "plan", "month")) {
            http.perform(get("/api/v1/kpis?from=2031-01-01&to=2032-01-01&groupBy=" + groupBy))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.all.length()").value(Rule.values().length));
        }
        assertThat(kpis.figures(FROM, TO, "month").groups())
                .extracting(Figures.Group::group)
                .containsExactly("2031-05");
    }

    @Test
    void everyFigureCarriesItsRuleAndOpensIntoAsManyCasesAsItLooksAt() throws Exception {
        String key = escalated("acme");
        append(
                key,
                breached(1),
                asked(),
                promise(EventTypes.name(Met.class), 1),
                NewEvent.of(new Closed(null, null, null, 0, 0, 0), "tierline"));
        escalated("globex");

        for (Figure figure : kpis.figures(FROM, TO, null).all()) {
            assertThat(figure.rule()).endsWith(".").hasSizeGreaterThan(40);
            http.perform(get(URI.create(figure.cases())))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.length()").value((int) figure.of()));
        }
    }

    @Test
    void foldingTheLedgerAgainGivesTheSameRowsByteForByte() {
        String key = escalated("acme");
        append(key, met(1), breached(2), promise(EventTypes.name(Met.class), 1), asked());
        append(
                key,
                NewEvent.of(new Closed(null, null, null, 0, 0, 0), "tierline"),
                NewEvent.of(new SurveyAnswered(2, 0), "customer"));
        append(open("globex"), NewEvent.of(new Withdrawn("cancelled", null), "mona"));
        refoldAll();
        String before = dump();

        refoldAll();
        assertThat(dump()).isEqualTo(before);

        jdbc.sql("delete from case_fact").update();
        refoldAll();
        assertThat(dump()).isEqualTo(before).contains(key);
    }

    @Test
    void theRowFollowsTheLedgerAndIsWrittenOnlyWhenItChanges() {
        String key = escalated("acme");
        String version = version(key);
        append(
                key,
                NewEvent.of(new InternalNote(), "tina"),
                NewEvent.of(new Alerted(0, 0, 0, null, null, null), "tierline"));
        assertThat(version(key)).isEqualTo(version);

        append(key, NewEvent.of(new PriorityChanged("P1", "P2"), "mona"));
        assertThat(version(key)).isNotEqualTo(version);
        String kept = dump();
        refoldAll();
        assertThat(dump()).contains(kept);
    }

    @Test
    void rowsLeaveAsCsvAndNoCellIsAFormula() throws Exception {
        open(Fact.with(ticket("=HYPERLINK(\"http://evil\",\"x\")"), "component", "a, b"));
        open(Fact.with(Fact.with(ticket("@sum"), "component", "-1+1"), "plan", "+plus"));

        String csv = http.perform(
                        get("/api/v1/kpis?from=2031-01-01&to=2032-01-01").accept("text/csv"))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("text/csv"))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(csv).startsWith("caseKey,counted,openedAt,state,customer,plan,");
        assertThat(csv)
                .contains(",\"'=HYPERLINK(\"\"http://evil\"\",\"\"x\"\")\",")
                .contains(",\"a, b\",");
        assertThat(csv).contains(",'@sum,'+plus,").contains(",'-1+1,");
        assertThat(csv.split("\r\n")).hasSize(3);
        http.perform(get("/api/v1/kpis/cases?figure=hops&from=2031-01-01&to=2032-01-01")
                        .accept("text/csv"))
                .andExpect(status().isOk());
        http.perform(get("/api/v1/kpis").accept("*/*"))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("application/json"));
    }

    @Test
    void aBadParameterIsNamed() throws Exception {
        bad("groupBy=colour", "groupBy");
        bad("from=yesterday", "from");
        bad("from=2031-02-30", "from");
        bad("to=%2B999999999-01-01T00:00:00Z", "to");
        bad("from=2031-02-01&to=2031-02-01", "to");
        http.perform(get("/api/v1/kpis/cases?figure=luck"))
                .andExpect(jsonPath("$.errors[0].field").value("figure"));
        http.perform(get("/api/v1/kpis?from=x").accept("text/csv"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("from"));
    }

    private void bad(String query, String parameter) throws Exception {
        http.perform(get(URI.create("/api/v1/kpis?" + query)))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.errors[0].field").value(parameter))
                .andExpect(jsonPath("$.detail").isNotEmpty());
    }

    private String escalated(String customer) {
        String key = open(alone(customer));
        enter(key, "tier1", null);
        enter(key, "engineering", "tier1");
        return key;
    }

    /** No repeat of anything. */
    private NewEvent alone(String customer) {
        return Fact.with(ticket(customer), "component", "of " + customer);
    }

    private static NewEvent met(int occurrence) {
        return verdict(
                EventTypes.name(Met.class), "resolution", occurrence, "2031-05-05T13:00:00Z", "2031-05-05T12:00:00Z");
    }

    private static NewEvent breached(int occurrence) {
        return verdict(
                EventTypes.name(Breached.class),
                "resolution",
                occurrence,
                "2031-05-05T13:00:00Z",
                "2031-05-05T13:00:00Z");
    }

    private static NewEvent promise(String type, int occurrence) {
        return verdict(type, "next-update", occurrence, "2031-05-05T11:00:00Z", "2031-05-05T11:00:00Z");
    }

    private static NewEvent asked() {
        return NewEvent.of(new MessageQueued("survey", "customer", null, null, null, null, false), "tierline");
    }

    private Figure figure(String name) {
        return named(kpis.figures(FROM, TO, null).all(), name);
    }

    private static Figure named(List<Figure> figures, String name) {
        return figures.stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Each case that the figure looks at, and whether it counts it. */
    private Map<String, Boolean> cases(String figure) {
        return kpis.rows(FROM, TO, null, null, figure).stream()
                .collect(Collectors.toMap(CaseRow::caseKey, CaseRow::counted));
    }

    private String dump() {
        return jdbc.sql("select string_agg(case_fact::text, chr(10) order by case_key) from case_fact")
                .query(String.class)
                .single();
    }

    /** The row's version in the database: another one after each write. */
    private String version(String key) {
        return jdbc.sql("select xmin::text || ctid::text from case_fact where case_key = ?")
                .param(key)
                .query(String.class)
                .single();
    }

    private void refoldAll() {
        refold.ask("A test");
        while (refold.next()) {
            // The next batch.
        }
        assertThat(refold.progress().failed()).isZero();
    }
}
