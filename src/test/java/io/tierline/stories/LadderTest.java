package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.casefile.CaseEvent;
import io.tierline.casefile.EventType;
import io.tierline.casefile.NewEvent;
import io.tierline.matrix.People;
import io.tierline.matrix.Person;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LadderTest extends TierlineTest {

    @Autowired
    private People people;

    @Test
    void one_contact_after_the_other_is_asked_and_then_the_manager() {
        String key = desk.receive();
        assertThat(alerted(key)).hasSize(1);
        int team = people.inGroup("tier1").size();

        desk.pass(Duration.ofMinutes(15).multipliedBy(team));

        assertThat(alerted(key)).hasSize(team).doesNotHaveDuplicates();
        assertThat(desk.ledger(key, EventType.NOBODY_REACHABLE)).hasSize(1);
        assertThat(desk.openTasks(key)).contains("look-into-case", "work-on-case");
    }

    @Test
    void claiming_the_task_stops_the_ladder() {
        String key = desk.receive();
        desk.pass(Duration.ofMinutes(5));
        desk.claims("tina", key, "work-on-case");
        desk.pass(Duration.ofMinutes(40));
        assertThat(alerted(key)).hasSize(1);
        assertThat(desk.ledger(key, EventType.NOBODY_REACHABLE)).isEmpty();
        assertThat(desk.ledger(key, EventType.ACKNOWLEDGED))
                .singleElement()
                .satisfies(event -> assertThat(event.text("how")).isEqualTo("claim"));
    }

    @Test
    void an_acknowledgement_from_the_pager_stops_the_ladder() {
        String key = desk.receive();
        desk.happens(
                key,
                NewEvent.of(EventType.ACKNOWLEDGED, "tina")
                        .with("hop", 1)
                        .with("tier", "tier1")
                        .with("how", "pager"));
        desk.pass(Duration.ofMinutes(40));
        assertThat(alerted(key)).hasSize(1);
        assertThat(desk.openTasks(key)).doesNotContain("look-into-case");
    }

    @Test
    void each_level_has_a_ladder_of_its_own() {
        String key = Journeys.atTier2(desk);
        assertThat(alerted(key)).last().isEqualTo("theo");
        assertThat(desk.caseFile(key).hop().acknowledgedAt()).isNull();
    }

    @Test
    void a_team_without_anybody_is_heard_of_by_the_manager_at_once() {
        List<Person> legal = people.inGroup("legal");
        legal.forEach(one -> people.save(new Person(one.id(), one.name(), one.email(), one.groups(), false)));
        try {
            String key = desk.receive();
            desk.completes("tina", key, "work-on-case", Journeys.with(Work.escalate(), "escalateTo", "legal"));
            assertThat(desk.caseFile(key).tier()).isEqualTo("legal");
            assertThat(desk.ledger(key, EventType.NOBODY_REACHABLE)).hasSize(1);
            assertThat(desk.openTasks(key)).contains("look-into-case");
        } finally {
            legal.forEach(people::save);
        }
    }

    private List<String> alerted(String key) {
        return desk.ledger(key, EventType.ALERTED).stream()
                .map((CaseEvent event) -> event.text("person"))
                .toList();
    }
}
