package io.tierline.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.TestDatabase;
import io.tierline.matrix.NextContact.Alert;
import io.tierline.matrix.NextContact.Nobody;
import io.tierline.matrix.NextContact.Reason;
import io.tierline.matrix.Person.Membership;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom a ladder asks, rung by rung. */
class OnCallTest {

    private static final Instant WEDNESDAY = Instant.parse("2026-03-04T10:00:00Z");

    private final People people = new People(TestDatabase.fresh().jdbc());
    private final OnCall onCall = new OnCall(people);

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
            assertThat(alert.rung()).hasToString("lead");
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
        assertThat(onCall.next("legal", null, Rung.ladder("team, lead"), Set.of(), WEDNESDAY))
                .isInstanceOfSatisfying(Nobody.class, nobody -> {
                    assertThat(nobody.reason()).isEqualTo(Reason.GONE);
                    assertThat(nobody.passed()).hasSize(2);
                });
    }

    @Test
    void aLadderOfOtherWordsIsRefused() {
        assertThat(Rung.ladder("on-call, lead, manager, person:tina, group:legal"))
                .extracting(Rung::toString)
                .containsExactly("on-call", "lead", "manager", "person:tina", "group:legal");
        assertThatThrownBy(() -> Rung.ladder("on-call, boss"))
                .hasMessageContaining("'boss'")
                .hasMessageContaining("person:<id>");
        assertThatThrownBy(() -> Rung.ladder("person:")).hasMessageContaining("'person:'");
        assertThatThrownBy(() -> Rung.ladder(" ")).hasMessageContaining("at least one rung");
    }

    private NextContact next(String ladder, String... asked) {
        return onCall.next("tier2", null, Rung.ladder(ladder), Set.of(asked), WEDNESDAY);
    }

    private String asked(String ladder, String... asked) {
        return ((Alert) next(ladder, asked)).person().id();
    }

    private static Person lead(String id, String group) {
        return new Person(id, id, id + "@example.com", List.of(new Membership(group, true)), true);
    }
}
