package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.tierline.TierlineTest;
import io.tierline.calendar.Interval;
import io.tierline.matrix.Absence;
import io.tierline.matrix.Absences;
import io.tierline.matrix.NextContact;
import io.tierline.matrix.NextContact.Alert;
import io.tierline.matrix.NextContact.Nobody;
import io.tierline.matrix.NextContact.Reason;
import io.tierline.matrix.OnCall;
import io.tierline.matrix.People;
import io.tierline.matrix.Person;
import io.tierline.matrix.Rung;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
 * for him; in the morning Berlin comes to work.
 */
class NightOnCallTest extends TierlineTest {

    private static final List<String> COLLEAGUES = List.of("vic", "val", "sam", "sue", "ben");
    private static final Instant EVENING = Instant.parse("2026-03-11T16:00:00Z");

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
    private JdbcClient jdbc;

    @BeforeEach
    void the_team_and_its_rota() throws Exception {
        COLLEAGUES.forEach(id -> people.save(Person.of(id, id, id + "@example.com", "tier2")));
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
        mvc.perform(put("/api/v1/rota/tier2")
                        .with(user("mona").authorities(new SimpleGrantedAuthority("manager")))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(rota))
                .andExpect(status().isOk());
    }

    @AfterEach
    void the_team_goes_home() {
        jdbc.sql("truncate rota cascade").update();
        COLLEAGUES.forEach(
                id -> jdbc.sql("delete from person where id = ?").param(id).update());
    }

    @Test
    void at_each_hour_it_is_known_who_would_be_alerted() {
        List<String> night = new ArrayList<>();
        for (int hour = 0; hour < 18; hour++) {
            Instant at = EVENING.plus(Duration.ofHours(hour));
            night.add(at.toString().substring(11, 13) + " " + alerted(at));
        }
        assertThat(night)
                .containsExactly(
                        "16 vic", "17 vic", "18 vic", "19 vic", "20 val", // the override
                        "21 val", "22 vic", "23 vic", "00 mona", // the gap: the ladder goes on to the manager
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
        // An hour in each night, and the weekend.
        assertThat(gaps).singleElement().satisfies(gauge -> assertThat(
                        gauge.getDataPoints().get(0).getValue())
                .isGreaterThan(Duration.ofHours(48).toSeconds()));
    }

    private String alerted(Instant at) {
        return next("on-call, lead, manager", at) instanceof Alert alert
                ? alert.person().id()
                : "nobody";
    }

    private String why(String at) {
        return ((Alert) next("on-call, lead, manager", Instant.parse(at))).why();
    }

    private NextContact next(String ladder, Instant at) {
        return onCall.next("tier2", null, Rung.ladder(ladder), Set.of(), at);
    }
}
