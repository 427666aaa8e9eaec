package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.tierline.TierlineTest;
import io.tierline.calendar.Interval;
import io.tierline.cases.Fact;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.cases.events.WorkEvents.Alerted;
import io.tierline.cases.events.WorkEvents.NobodyReachable;
import io.tierline.oncall.Absence;
import io.tierline.oncall.Absences;
import io.tierline.oncall.EscalationStep;
import io.tierline.oncall.NextContact;
import io.tierline.oncall.NextContact.Alert;
import io.tierline.oncall.NextContact.Nobody;
import io.tierline.oncall.NextContact.Reason;
import io.tierline.oncall.OnCall;
import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;

/**
 * A whole night of Tier 2, whose people follow the sun. In Vancouver it is afternoon, and Val takes two hours of Vic's;
 * between Vancouver and Singapore nobody is on call for an hour; in Singapore Sam is away until noon, and Sue stands in
 * for him; in the morning Berlin comes to work. All times are UTC.
 */
class NightOnCallTest extends TierlineTest {

    private static final List<String> COLLEAGUES = List.of("vic", "val", "sam", "sue", "ben");
    private static final Instant EVENING = Instant.parse("2026-03-11T16:00:00Z");

    /** How long each contact has to acknowledge a P1 of an enterprise customer, day and night. */
    private static final Duration EACH = Duration.ofMinutes(10);

    @Autowired
    private People people;

    @Autowired
    private Absences absences;

    @Autowired
    private OnCall onCall;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private List<MultiCollector> gauges;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void the_team_and_its_rota() throws Exception {
        COLLEAGUES.forEach(id -> {
            people.save(Person.of(id, id, id + "@example.com", "tier2"));
            identity.saveUser(identity.newUser(id));
            identity.createMembership(id, "tier2");
        });
        absences.put(
                "sam",
                List.of(new Absence(
                        new Interval(Instant.parse("2026-03-11T12:00:00Z"), Instant.parse("2026-03-12T04:00:00Z")),
                        "at the doctor's")));
        String rota =
                """
                {"rotations": [
                  {"name": "Vancouver", "zone": "America/Vancouver", "every": "weeks", "handOver": "09:00",
                   "from": "2026-03-09", "participants": ["vic", "val"],
                   "active": {"week": {"monday-friday": ["09:00-17:00"]}}},
                  {"name": "Singapore", "zone": "Asia/Singapore", "every": "weeks", "handOver": "09:00",
                   "from": "2026-03-09", "participants": ["sam", "sue"],
                   "active": {"week": {"monday-friday": ["09:00-16:00"]}}},
                  {"name": "Berlin", "zone": "Europe/Berlin", "every": "weeks", "handOver": "09:00",
                   "from": "2026-03-09", "participants": ["ben"],
                   "active": {"week": {"monday-friday": ["09:00-17:00"]}}}],
                 "overrides": [
                  {"from": "2026-03-11T20:00:00Z", "to": "2026-03-11T22:00:00Z", "remove": "vic", "add": "val"}]}""";
        rota("/api/v1/rota/tier2", rota);
    }

    @AfterEach
    void the_team_goes_home() {
        jdbc.sql("truncate rota cascade").update();
        COLLEAGUES.forEach(id -> {
            jdbc.sql("delete from person where id = ?").param(id).update();
            identity.deleteUser(id);
        });
    }

    @Test
    void each_case_of_the_night_alerts_whoever_is_on_call_when_the_alert_is_due() {
        // Vancouver is at work. Nobody of Tier 2 in Europe hears of it.
        String evening = comesInAt("2026-03-11T17:10:00Z");
        solves("vic", evening);
        assertThat(alerted(evening)).containsExactly("17:10 vic");

        // Vic does not answer, and when the next alert is due Val has taken over: nobody was fixed beforehand.
        String overridden = comesInAt("2026-03-11T19:55:00Z");
        desk.pass(EACH);
        solves("val", overridden);
        assertThat(alerted(overridden)).containsExactly("19:55 vic", "20:05 val");

        // Vancouver has gone home, Singapore is asleep: the manager is called, and the record says why.
        String inTheGap = comesInAt("2026-03-12T00:15:00Z");
        assertThat(alerted(inTheGap)).containsExactly("00:15 mona");
        assertThat(desk.ledger(inTheGap, Alerted.class))
                .singleElement()
                .satisfies(alert -> assertThat(Fact.texts(alert, "passedOver")).startsWith("on-call gap"));
        assertThat(desk.openTasks(inTheGap)).contains("look-into-case");
        assertThat(mailsTo("mona")).containsExactly("P1: please acknowledge");

        // She sleeps, is asked once more, and then it is on her list that nobody is there.
        desk.pass(EACH.multipliedBy(2));
        assertThat(desk.ledger(inTheGap, NobodyReachable.class)).singleElement().satisfies(nobody -> {
            assertThat(nobody.happenedAt()).isEqualTo("2026-03-12T00:35:00Z");
            assertThat(Fact.text(nobody, "team")).isEqualTo("tier2");
            assertThat(Fact.texts(nobody, "passedOver")).contains("on-call gap");
        });
        assertThat(queueOf(inTheGap)).containsExactly("manager");
        assertThat(mailsTo("mona")).contains("P1: nobody has taken a case at Tier 2");

        // When Singapore comes to work she has the escalation policy asked again. Sam is absent: Sue is asked.
        desk.passUntil(Instant.parse("2026-03-12T01:00:00Z"));
        desk.completes(
                "mona",
                inTheGap,
                "find-somebody",
                Map.of("findSomebodyAnswer", "ask-again", "findSomebodyNote", "Singapore is at work now."));
        solves("sue", inTheGap);
        assertThat(alerted(inTheGap)).containsExactly("00:15 mona", "00:25 mona", "01:00 sue");

        // Sam comes back at noon of Singapore, between two alerts.
        String backAgain = comesInAt("2026-03-12T03:55:00Z");
        desk.pass(EACH);
        solves("sam", backAgain);
        assertThat(alerted(backAgain)).containsExactly("03:55 sue", "04:05 sam");

        // Singapore hands over to Berlin.
        String morning = comesInAt("2026-03-12T07:55:00Z");
        desk.pass(EACH);
        solves("ben", morning);
        assertThat(alerted(morning)).containsExactly("07:55 sam", "08:05 ben");

        // Whoever was alerted heard of it, and once each was taken, nobody was called any more.
        Map<String, Integer> heard = Map.of("vic", 2, "val", 1, "sue", 2, "sam", 2, "ben", 1);
        heard.forEach((person, times) -> assertThat(mailsTo(person))
                .as("mails to %s", person)
                .filteredOn("P1: please acknowledge"::equals)
                .hasSize(times));
        assertThat(List.of(evening, overridden, inTheGap, backAgain, morning))
                .extracting(key -> desk.ledger(key, Acknowledged.class).get(0).actor())
                .containsExactly("vic", "val", "sue", "sam", "ben");
    }

    @Test
    void in_the_gap_with_the_manager_away_the_gap_itself_is_the_named_outcome() {
        absences.put(
                "mona",
                List.of(new Absence(
                        new Interval(Instant.parse("2026-03-11T22:00:00Z"), Instant.parse("2026-03-12T06:00:00Z")),
                        "on a plane")));
        String key = comesInAt("2026-03-12T00:15:00Z");

        assertThat(alerted(key)).isEmpty();
        assertThat(desk.ledger(key, NobodyReachable.class)).singleElement().satisfies(nobody -> {
            assertThat(Fact.text(nobody, "reason")).isEqualTo("gap");
            assertThat(Fact.texts(nobody, "passedOver")).contains("on-call gap", "mona absent");
        });
        assertThat(queueOf(key)).containsExactly("manager");
        assertThat(mailsTo("mona")).containsExactly("P1: nobody has taken a case at Tier 2");
    }

    @Test
    void at_each_hour_it_is_known_who_would_be_alerted() {
        List<String> night = new ArrayList<>();
        for (int hour = 0; hour < 18; hour++) {
            Instant at = EVENING.plus(Duration.ofHours(hour));
            night.add(at.toString().substring(11, 13) + " " + wouldBeAlerted(at));
        }
        assertThat(night)
                .containsExactly(
                        "16 vic", "17 vic", "18 vic", "19 vic", "20 val", // the override
                        "21 val", "22 vic", "23 vic",
                        "00 mona", // the gap: the escalation policy goes on to the manager
                        "01 sue", // Sam is absent
                        "02 sue", "03 sue", "04 sam", // and back
                        "05 sam", "06 sam", "07 sam", "08 ben", "09 ben");
    }

    @Test
    void each_says_why() {
        assertThat(why("2026-03-11T19:00:00Z")).isEqualTo("on call for tier2, Vancouver");
        assertThat(why("2026-03-11T21:00:00Z")).isEqualTo("on call for tier2, Vancouver, instead of vic (override)");
        assertThat(why("2026-03-12T02:00:00Z"))
                .isEqualTo("on call for tier2, Singapore, instead of sam (sam is absent until 2026-03-12T04:00:00Z)");
        assertThat(why("2026-03-12T00:30:00Z")).isEqualTo("manager");
    }

    @Test
    void the_gap_reaches_the_manager_with_its_reason_and_never_is_silence() {
        Instant inTheGap = Instant.parse("2026-03-12T00:30:00Z");
        assertThat(next("on-call, lead, manager", inTheGap)).isInstanceOfSatisfying(Alert.class, alert -> {
            assertThat(alert.person().id()).isEqualTo("mona");
            assertThat(alert.passed())
                    .first()
                    .extracting(NextContact.Passed::reason, NextContact.Passed::why)
                    .containsExactly(Reason.GAP, "nobody is on call for tier2: no rotation is in force");
        });
        assertThat(next("on-call", inTheGap)).isInstanceOfSatisfying(Nobody.class, nobody -> assertThat(nobody.reason())
                .isEqualTo(Reason.GAP));
    }

    @Test
    void the_gap_is_seen_beforehand_and_counted() throws Exception {
        mvc.perform(get("/api/v1/on-call?from=2026-03-11T16:00:00Z&to=2026-03-12T10:00:00Z")
                        .with(user("theo").authorities(new SimpleGrantedAuthority("tier2"))))
                .andExpect(jsonPath("$.gaps.length()").value(1))
                .andExpect(jsonPath("$.gaps[0].team").value("tier2"))
                .andExpect(jsonPath("$.gaps[0].from").value("2026-03-12T00:00:00Z"))
                .andExpect(jsonPath("$.gaps[0].to").value("2026-03-12T01:00:00Z"));
        clock.set(EVENING);
        List<GaugeSnapshot> gaps = gauges.stream()
                .flatMap(gauge -> gauge.collect().stream())
                .filter(snapshot -> snapshot.getMetadata().getName().equals("tierline_oncall_gap_seconds"))
                .map(GaugeSnapshot.class::cast)
                .toList();
        // An hour in each of four nights, and the 49 hours from Vancouver's Friday evening to Singapore's Monday
        // morning.
        assertThat(gaps).singleElement().satisfies(gauge -> assertThat(
                        gauge.getDataPoints().get(0).getValue())
                .isEqualTo(Duration.ofHours(4 + 49).toSeconds()));
    }

    @Test
    void once_it_is_known_where_the_customer_is_the_next_alert_goes_by_the_rota_of_the_region() throws Exception {
        rota(
                "/api/v1/rota/tier2?region=apac",
                """
                {"rotations": [
                  {"name": "Nights", "zone": "Asia/Singapore", "every": "weeks", "handOver": "09:00",
                   "from": "2026-03-09", "participants": ["sue"]}]}""");
        String key = comesInAt("2026-03-11T17:10:00Z");
        mvc.perform(post("/api/v1/escalations/" + key + "/events")
                        .with(user("theo").authorities(new SimpleGrantedAuthority("tier2")))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"type\": \"facts-changed\", \"region\": \"apac\"}"))
                .andExpect(status().isCreated());
        desk.pass(EACH);
        assertThat(alerted(key)).containsExactly("17:10 vic", "17:20 sue");
    }

    private void rota(String path, String rota) throws Exception {
        mvc.perform(put(path)
                        .with(user("mona").authorities(new SimpleGrantedAuthority("manager")))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(rota))
                .andExpect(status().isOk());
    }

    /** A P1 goes to Tier 2 at once. */
    private String comesInAt(String instant) {
        desk.passUntil(Instant.parse(instant));
        return desk.receive(Journeys.ticket("P1", "low", "other", 1, "enterprise"));
    }

    private void solves(String person, String key) {
        desk.completes(person, key, "work-on-case", Work.resolved());
    }

    /** When and who. */
    private List<String> alerted(String key) {
        return desk.ledger(key, Alerted.class).stream()
                .map(event -> event.happenedAt().toString().substring(11, 16) + " " + Fact.text(event, "person"))
                .toList();
    }

    private List<String> queueOf(String key) {
        return tasks.getIdentityLinksForTask(desk.task(key, "find-somebody").getId()).stream()
                .map(IdentityLink::getGroupId)
                .toList();
    }

    /** The subjects of all mails that somebody got, in order, without the cases' keys. */
    private List<String> mailsTo(String person) {
        String address = people.find(person).orElseThrow().email();
        return Arrays.stream(mail().getReceivedMessages())
                .filter(mail -> Mails.isTo(mail, address))
                .map(mail -> Mails.subject(mail).replaceFirst("^\\[\\S+] ", ""))
                .toList();
    }

    private String wouldBeAlerted(Instant at) {
        return next("on-call, lead, manager", at) instanceof Alert alert
                ? alert.person().id()
                : "nobody";
    }

    private String why(String at) {
        return ((Alert) next("on-call, lead, manager", Instant.parse(at))).why();
    }

    private NextContact next(String escalation, Instant at) {
        return onCall.next("tier2", null, EscalationStep.steps(escalation), Set.of(), at);
    }
}
