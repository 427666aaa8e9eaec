package io.tierline.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.TestDatabase;
import io.tierline.calendar.Calendars;
import io.tierline.calendar.Interval;
import io.tierline.oncall.NextContact.Alert;
import io.tierline.oncall.NextContact.Nobody;
import io.tierline.oncall.NextContact.Reason;
import io.tierline.oncall.Person.Membership;
import io.tierline.oncall.rota.Hours;
import io.tierline.oncall.rota.RotaOverride;
import io.tierline.oncall.rota.RotaPlan;
import io.tierline.oncall.rota.Rotation;
import io.tierline.oncall.rota.TemporarySchedule;
import io.tierline.oncall.rota.TemporarySchedule.FixedShift;
import io.tierline.oncall.rota.Turns;
import io.tierline.oncall.rota.Turns.Every;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom an escalation policy asks, step by step. */
class OnCallTest {

    private static final Instant WEDNESDAY = Instant.parse("2026-03-04T10:00:00Z");

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final People people = new People(jdbc);
    private final Absences absences = new Absences(jdbc);
    private final Rotas rotas = new Rotas(jdbc);
    private final OnCall onCall = new OnCall(people, absences, rotas, Calendars::shipped);

    @BeforeEach
    void people() {
        people.save(lead("anna", "tier2"));
        people.save(lead("mona", "manager"));
        people.save(Person.of("theo", "Theo", "theo@example.com", "tier2", "tier1"));
        people.save(Person.of("tina", "Tina", "tina@example.com", "tier2"));
        people.save(new Person("abel", "Abel", null, List.of(new Membership("tier2", false)), false));
    }

    @Test
    void eachOfTheTeamIsAskedOnceAndItsLeadLast() {
        assertThat(asked("team, lead")).isEqualTo("theo");
        assertThat(asked("team, lead", "theo")).isEqualTo("tina");
        assertThat(asked("team, lead", "theo", "tina")).isEqualTo("anna");
        assertThat(next("team, lead", "theo", "tina", "anna"))
                .isInstanceOfSatisfying(
                        Nobody.class, nobody -> assertThat(nobody.reason()).isEqualTo(Reason.ALL_ASKED));
    }

    @Test
    void theLadderIsClimbedInItsOwnOrder() {
        assertThat(asked("lead, manager, person:tina")).isEqualTo("anna");
        assertThat(asked("lead, manager, person:tina", "anna")).isEqualTo("mona");
        assertThat(asked("lead, manager, person:tina", "anna", "mona")).isEqualTo("tina");
        assertThat(asked("group:tier1")).isEqualTo("theo");
    }

    @Test
    void whoHasLeftIsPassedOver() {
        assertThat(next("person:abel, lead")).isInstanceOfSatisfying(Alert.class, alert -> {
            assertThat(alert.person().id()).isEqualTo("anna");
            assertThat(alert.step()).hasToString("lead");
            assertThat(alert.passed()).singleElement().satisfies(passed -> {
                assertThat(passed.person()).isEqualTo("abel");
                assertThat(passed.reason()).isEqualTo(Reason.GONE);
            });
        });
        assertThat(next("person:abel")).isInstanceOfSatisfying(Nobody.class, nobody -> assertThat(nobody.reason())
                .isEqualTo(Reason.GONE));
    }

    @Test
    void aTeamWithoutAnybodyIsNamedAsThat() {
        assertThat(onCall.next("legal", null, EscalationStep.steps("team, lead"), Set.of(), WEDNESDAY))
                .isInstanceOfSatisfying(Nobody.class, nobody -> {
                    assertThat(nobody.reason()).isEqualTo(Reason.GONE);
                    assertThat(nobody.passed()).hasSize(2);
                });
    }

    @Test
    void aLadderOfOtherWordsIsRefused() {
        assertThat(EscalationStep.steps("on-call, lead, manager, person:tina, group:legal"))
                .extracting(EscalationStep::toString)
                .containsExactly("on-call", "lead", "manager", "person:tina", "group:legal");
        assertThatThrownBy(() -> EscalationStep.steps("on-call, boss"))
                .hasMessageContaining("'boss'")
                .hasMessageContaining("person:<id>");
        assertThatThrownBy(() -> EscalationStep.steps("person:")).hasMessageContaining("'person:'");
        assertThatThrownBy(() -> EscalationStep.steps(" ")).hasMessageContaining("at least one step");
    }

    @Test
    void withoutARotaWhoeverIsAtWorkIsAskedAndElseTheLead() {
        works("theo", "10:00-18:00");
        works("tina", "12:00-18:00");
        works("anna", "12:00-18:00");
        assertThat(asked("on-call")).isEqualTo("theo");
        works("theo", "12:00-18:00");
        assertThat(next("on-call")).isInstanceOfSatisfying(Alert.class, alert -> {
            assertThat(alert.person().id()).isEqualTo("anna");
            assertThat(alert.passed())
                    .extracting(NextContact.Passed::reason)
                    .containsExactly(Reason.NO_ROTA, Reason.OFF_DUTY, Reason.OFF_DUTY, Reason.OFF_DUTY);
        });
        assertThat(next("team")).isInstanceOfSatisfying(Nobody.class, nobody -> assertThat(nobody.reason())
                .isEqualTo(Reason.OFF_DUTY));
    }

    @Test
    void aManagerAtWorkIsAskedBeforeOneWhoIsNot() {
        people.save(lead("abby", "manager"));
        works("abby", "12:00-18:00");
        assertThat(asked("manager")).isEqualTo("mona");
        assertThat(asked("manager", "mona")).isEqualTo("abby");
    }

    @Test
    void whoeverIsAbsentIsNeverAsked() {
        absent("theo", "2026-03-04T08:00:00Z", "2026-03-04T12:00:00Z");
        assertThat(next("person:theo")).isInstanceOfSatisfying(Nobody.class, nobody -> {
            assertThat(nobody.reason()).isEqualTo(Reason.ABSENT);
            assertThat(nobody.why()).isEqualTo("theo is absent until 2026-03-04T12:00:00Z");
        });
        assertThat(asked("on-call")).isEqualTo("tina");
    }

    @Test
    void whomNoMessageCanReachIsPassedOver() {
        people.save(new Person(
                "pete",
                "Pete",
                new Contacts(null, null, null, "+49 30 1234"),
                List.of(),
                Hours.always(ZoneOffset.UTC),
                true));
        assertThat(next("person:pete")).isInstanceOfSatisfying(Nobody.class, nobody -> assertThat(nobody.reason())
                .isEqualTo(Reason.NO_CONTACT));
    }

    @Test
    void theRotaSaysWhoIsOnCallAndAGapLeadsToTheNextRung() {
        rotas.put(rota("", "09:00-11:00", "tina", "theo"));
        assertThat(next("on-call, lead")).isInstanceOfSatisfying(Alert.class, alert -> {
            assertThat(alert.person().id()).isEqualTo("tina");
            assertThat(alert.why()).isEqualTo("on call for tier2, mornings");
        });
        absent("tina", "2026-03-04T08:00:00Z", "2026-03-04T12:00:00Z");
        assertThat(next("on-call, lead")).isInstanceOfSatisfying(Alert.class, alert -> assertThat(alert.why())
                .isEqualTo("on call for tier2, mornings, instead of tina"
                        + " (tina is absent until 2026-03-04T12:00:00Z)"));
        rotas.put(rota("", "11:00-12:00", "tina", "theo"));
        assertThat(next("on-call, lead")).isInstanceOfSatisfying(Alert.class, alert -> {
            assertThat(alert.person().id()).isEqualTo("anna");
            assertThat(alert.passed()).singleElement().satisfies(gap -> {
                assertThat(gap.reason()).isEqualTo(Reason.GAP);
                assertThat(gap.why()).isEqualTo("nobody is on call for tier2: no rotation is in force");
            });
        });
        assertThat(next("on-call")).isInstanceOfSatisfying(Nobody.class, nobody -> assertThat(nobody.reason())
                .isEqualTo(Reason.GAP));
    }

    @Test
    void whoeverHasLeftTheTeamIsOnCallNoMore() {
        rotas.put(rota("", "09:00-11:00", "tina", "theo"));
        people.save(Person.of("tina", "Tina", "tina@example.com", "tier1"));
        assertThat(asked("on-call")).isEqualTo("theo");
    }

    @Test
    void aRegionHasItsOwnRotaBeforeTheGeneralOne() {
        rotas.put(rota("", "09:00-12:00", "tina"));
        rotas.put(rota("emea", "09:00-11:00", "theo"));
        assertThat(inRegion("emea", "2026-03-04T10:00:00Z")).isEqualTo("theo");
        assertThat(inRegion("emea", "2026-03-04T11:00:00Z")).isEqualTo("tina");
        assertThat(inRegion("apac", "2026-03-04T10:00:00Z")).isEqualTo("tina");
        assertThat(inRegion(null, "2026-03-04T10:00:00Z")).isEqualTo("tina");

        List<OnCallPlan> plans =
                onCall.between(Instant.parse("2026-03-04T08:00:00Z"), Instant.parse("2026-03-04T13:00:00Z"));
        assertThat(plans).extracting(OnCallPlan::region).containsExactly("", "emea");
        assertThat(plans.get(1).gaps())
                .extracting(gap -> gap.span().from() + " " + gap.span().to())
                .containsExactly(
                        "2026-03-04T08:00:00Z 2026-03-04T09:00:00Z", "2026-03-04T12:00:00Z 2026-03-04T13:00:00Z");
    }

    @Test
    void aWholeRotaIsKeptAsItWasWritten() {
        RotaPlan plan = new RotaPlan(
                "tier2",
                "emea",
                Hours.of("business-hours", ZoneId.of("Europe/Berlin")),
                List.of(
                        rota("", "09:00-11:00", "tina", "theo").rotations().get(0),
                        new Rotation(
                                "nights",
                                new Turns(
                                        ZoneId.of("America/New_York"),
                                        Every.HOURS,
                                        12,
                                        LocalTime.of(18, 30),
                                        LocalDate.of(2026, 1, 1),
                                        LocalDate.of(2027, 1, 1)),
                                Hours.of("24x7", ZoneId.of("America/New_York")),
                                List.of("anna"))),
                List.of(
                        new RotaOverride(span("2026-03-04T10:00:00Z", "2026-03-04T12:00:00Z"), "anna", null),
                        new RotaOverride(span("2026-03-04T10:00:00Z", "2026-03-04T12:00:00Z"), "anna", "tina"),
                        new RotaOverride(span("2026-03-04T10:00:00Z", "2026-03-04T12:00:00Z"), null, "tina")),
                List.of(new TemporarySchedule(
                        span("2026-12-24T00:00:00Z", "2026-12-27T00:00:00Z"),
                        List.of(new FixedShift(span("2026-12-24T00:00:00Z", "2026-12-25T00:00:00Z"), "theo")))));
        rotas.put(rota("emea", "09:00-10:00", "theo"));
        rotas.put(plan);
        assertThat(rotas.find("tier2", "emea")).contains(plan);
        assertThat(rotas.all()).hasSize(1);
        assertThat(rotas.delete("tier2", "emea")).isTrue();
        assertThat(rotas.all()).isEmpty();
    }

    private String inRegion(String region, String at) {
        return ((Alert) onCall.next("tier2", region, EscalationStep.steps("on-call"), Set.of(), Instant.parse(at)))
                .person()
                .id();
    }

    private static RotaPlan rota(String region, String window, String... participants) {
        Turns turns = new Turns(ZoneOffset.UTC, Every.WEEKS, 1, LocalTime.of(9, 0), LocalDate.of(2026, 3, 2), null);
        Hours active = hours(window);
        return new RotaPlan(
                "tier2",
                region,
                Hours.always(ZoneOffset.UTC),
                List.of(new Rotation("mornings", turns, active, List.of(participants))),
                List.of(),
                List.of());
    }

    private static Hours hours(String window) {
        return Hours.weekly(ZoneOffset.UTC, Map.of(DayOfWeek.WEDNESDAY, List.of(window)));
    }

    private void works(String id, String window) {
        Person person = people.find(id).orElseThrow();
        people.save(new Person(id, person.name(), person.contacts(), person.groups(), hours(window), true));
    }

    private void absent(String id, String from, String to) {
        absences.put(id, List.of(new Absence(span(from, to), "ill")));
    }

    private static Interval span(String from, String to) {
        return new Interval(Instant.parse(from), Instant.parse(to));
    }

    private NextContact next(String escalation, String... asked) {
        return onCall.next("tier2", null, EscalationStep.steps(escalation), Set.of(asked), WEDNESDAY);
    }

    private String asked(String escalation, String... asked) {
        return ((Alert) next(escalation, asked)).person().id();
    }

    private static Person lead(String id, String group) {
        return new Person(id, id, id + "@example.com", List.of(new Membership(group, true)), true);
    }
}
