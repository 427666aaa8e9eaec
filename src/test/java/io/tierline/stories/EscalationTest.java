package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Fact;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.cases.events.WorkEvents.Alerted;
import io.tierline.cases.events.WorkEvents.EscalationRepeated;
import io.tierline.cases.events.WorkEvents.NobodyReachable;
import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tier 1 is tina alone, the manager is mona, and each contact of an enterprise customer's P2 has 15 minutes. */
class EscalationTest extends TierlineTest {

    private static final Duration EACH = Duration.ofMinutes(15);

    @Autowired
    private People people;

    @Autowired
    private TaskService tasks;

    private final List<Person> before = new java.util.ArrayList<>();

    @AfterEach
    void everybodyIsBack() {
        before.forEach(people::save);
    }

    @Test
    void one_contact_after_the_other_is_asked_then_the_manager_and_then_all_once_more() {
        String key = desk.receive();
        assertThat(alerted(key)).containsExactly("tina");

        desk.pass(EACH);
        assertThat(alerted(key)).containsExactly("tina", "mona");
        assertThat(desk.openTasks(key)).contains("look-into-case", "work-on-case");

        desk.pass(EACH.multipliedBy(2));
        assertThat(alerted(key)).containsExactly("tina", "mona", "tina", "mona");
        assertThat(desk.ledger(key, EscalationRepeated.class)).hasSize(1);
        assertThat(desk.openTasks(key)).doesNotContain("find-somebody");
    }

    @Test
    void everybody_was_asked_and_nobody_answered_is_a_task_and_a_message_for_the_managers() {
        String key = nobodyAnswered();

        assertThat(desk.ledger(key, NobodyReachable.class)).singleElement().satisfies(event -> {
            assertThat(Fact.text(event, "reason")).isEqualTo("all-asked");
            assertThat(Fact.number(event, "rounds")).isEqualTo(2);
        });
        assertThat(queueOf(key)).containsExactly("manager");
        assertThat(mail().getReceivedMessages())
                .anySatisfy(mail -> assertThat(Mails.subject(mail)).contains("nobody has taken a case at Tier 1"));
        assertThat(desk.shown(key, "find-somebody", "ctxLadder"))
                .asString()
                .contains("tina was asked (on-call)", "nobody is left: everybody was asked");
    }

    @Test
    void whoever_looks_for_somebody_can_have_the_escalation_policy_asked_again() {
        String key = nobodyAnswered();
        desk.completes("mona", key, "find-somebody", answer("ask-again"));

        assertThat(alerted(key)).hasSize(5).last().isEqualTo("tina");
        assertThat(desk.caseFile(key).assignment().acknowledgedAt()).isNull();
    }

    @Test
    void whoever_has_found_somebody_ends_the_escalation_policy() {
        String key = nobodyAnswered();
        desk.completes("mona", key, "find-somebody", answer("has-it"));

        assertThat(desk.ledger(key, Acknowledged.class)).singleElement().satisfies(event -> {
            assertThat(Fact.text(event, "how")).isEqualTo("found");
            assertThat(event.actor()).isEqualTo("mona");
        });
        desk.pass(Duration.ofMinutes(40));
        assertThat(alerted(key)).hasSize(4);
    }

    @Test
    void giving_the_case_to_somebody_needs_no_further_answer() {
        String key = nobodyAnswered();
        tasks.setAssignee(desk.task(key, "work-on-case").getId(), "tina");
        assertThat(desk.openTasks(key)).doesNotContain("find-somebody").contains("work-on-case");
    }

    @Test
    void claiming_the_task_stops_the_escalation_policy() {
        String key = desk.receive();
        desk.pass(Duration.ofMinutes(5));
        desk.claims("tina", key, "work-on-case");
        desk.pass(Duration.ofMinutes(40));
        assertThat(alerted(key)).hasSize(1);
        assertThat(desk.ledger(key, NobodyReachable.class)).isEmpty();
        assertThat(desk.ledger(key, Acknowledged.class))
                .singleElement()
                .satisfies(event -> assertThat(Fact.text(event, "how")).isEqualTo("claim"));
    }

    @Test
    void an_acknowledgement_from_the_pager_stops_the_escalation_policy() {
        String key = desk.receive();
        desk.happens(key, NewEvent.of(new Acknowledged(1, "tier1", "pager"), "tina"));
        desk.pass(Duration.ofMinutes(40));
        assertThat(alerted(key)).hasSize(1);
        assertThat(desk.openTasks(key)).doesNotContain("look-into-case");
    }

    @Test
    void a_case_is_acknowledged_once_a_level_however_often_somebody_does_what_counts() {
        String key = desk.receive();
        desk.happens(key, NewEvent.of(new InternalNote(), "tina").withText(EventText.TEXT, "Looking at the mapping."));
        desk.claims("tina", key, "work-on-case");
        desk.happens(key, NewEvent.of(new PublicUpdate(), "tina").withText(EventText.TEXT, "We are on it."));
        tasks.setAssignee(desk.task(key, "work-on-case").getId(), "mona");
        assertThat(desk.ledger(key, Acknowledged.class))
                .singleElement()
                .satisfies(event -> assertThat(Fact.text(event, "how")).isEqualTo("internal-note"));

        desk.completes("mona", key, "work-on-case", Work.escalate());
        desk.claims("theo", key, "work-on-case");
        assertThat(desk.ledger(key, Acknowledged.class))
                .extracting(event -> Fact.number(event, "hop"))
                .containsExactly(1, 2);
    }

    @Test
    void a_note_of_the_team_counts_as_acknowledged_where_the_matrix_says_so() {
        String key = desk.receive();
        desk.happens(key, NewEvent.of(new InternalNote(), "tina").withText(EventText.TEXT, "Looking at the mapping."));
        assertThat(desk.ledger(key, Acknowledged.class))
                .singleElement()
                .satisfies(event -> assertThat(Fact.text(event, "how")).isEqualTo("internal-note"));
        desk.pass(Duration.ofMinutes(40));
        assertThat(alerted(key)).hasSize(1);
    }

    @Test
    void a_note_of_somebody_else_or_of_the_customer_leaves_the_case_with_nobody() {
        String key = desk.receive();
        desk.happens(key, NewEvent.of(new InternalNote(), "cleo").withText(EventText.TEXT, "Any news?"));
        desk.happens(key, NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER).withText(EventText.TEXT, "Any news?"));
        assertThat(desk.ledger(key, Acknowledged.class)).isEmpty();
        desk.pass(EACH);
        assertThat(alerted(key)).containsExactly("tina", "mona");
    }

    @Test
    void where_the_matrix_counts_nothing_but_a_claim_a_note_does_not_and_the_times_are_the_matrix_s() {
        String key = desk.receive(Journeys.ticket("P2", "high", "security", 1, "enterprise"));
        desk.completes("tina", key, "work-on-case", Work.escalate());
        desk.completes("theo", key, "work-on-case", Work.escalate());
        assertThat(desk.caseFile(key).tier()).isEqualTo("engineering");

        desk.happens(key, NewEvent.of(new InternalNote(), "erin").withText(EventText.TEXT, "Looking."));
        assertThat(desk.caseFile(key).assignment().acknowledgedAt()).isNull();
        desk.pass(Duration.ofMinutes(10));
        assertThat(alerted(key)).endsWith("erin", "mona");
    }

    @Test
    void each_level_has_an_escalation_policy_of_its_own() {
        String key = Journeys.atTier2(desk);
        assertThat(alerted(key)).last().isEqualTo("theo");
        assertThat(desk.caseFile(key).assignment().acknowledgedAt()).isNull();
    }

    @Test
    void somebody_who_joins_meanwhile_is_asked_and_somebody_who_leaves_is_passed_over_and_named() {
        String key = desk.receive();
        people.save(Person.of("tamara", "Tamara Twist", "tamara@example.com", "tier1"));
        try {
            leave("mona");
            desk.pass(EACH);
            assertThat(alerted(key)).containsExactly("tina", "tamara");
            leave("tina");
            desk.pass(EACH);
            // The manager has gone: the escalation policy begins again, without those who are not there any more.
            assertThat(alerted(key)).containsExactly("tina", "tamara", "tamara");
        } finally {
            Person tamara = people.find("tamara").orElseThrow();
            people.save(new Person(tamara.id(), tamara.name(), tamara.email(), List.of(), false));
        }
    }

    @Test
    void a_team_without_anybody_is_heard_of_by_the_manager_at_once() {
        leave("leo");
        String key = desk.receive();
        desk.completes("tina", key, "work-on-case", Journeys.with(Work.escalate(), "escalateTo", "legal"));
        assertThat(desk.caseFile(key).tier()).isEqualTo("legal");
        assertThat(alerted(key)).containsExactly("tina", "mona");
        assertThat(desk.ledger(key, Alerted.class))
                .last()
                .satisfies(event -> assertThat(Fact.texts(event, "passedOver")).isNotEmpty());
        assertThat(desk.openTasks(key)).contains("look-into-case");
    }

    @Test
    void without_a_manager_the_administrators_hear_of_a_case_that_nobody_can_take() {
        leave("tina", "mona");
        String key = desk.receive();
        assertThat(alerted(key)).isEmpty();
        assertThat(desk.ledger(key, NobodyReachable.class))
                .singleElement()
                .satisfies(event -> assertThat(Fact.text(event, "reason")).isNotEqualTo("all-asked"));
        assertThat(queueOf(key)).containsExactly("admin");
        assertThat(mail().getReceivedMessages()).anySatisfy(mail -> {
            assertThat(Mails.isTo(mail, people.find("ada").orElseThrow().email()))
                    .isTrue();
            assertThat(Mails.subject(mail)).contains("nobody has taken a case");
        });
    }

    @Test
    void what_is_solved_merged_or_closed_is_escalated_to_nobody() {
        String solved = Journeys.solved(desk);
        String merged = desk.receive();
        desk.happens(merged, NewEvent.of(new Withdrawn("merged", solved), "cleo"));
        String closed = Journeys.closed(desk);
        List<String> keys = List.of(solved, merged, closed);
        List<List<String>> alertedSoFar = keys.stream().map(this::alerted).toList();

        desk.pass(Duration.ofHours(20));

        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            assertThat(alerted(key)).as(key).isEqualTo(alertedSoFar.get(i));
            assertThat(desk.caseFile(key).assignments()).as(key).hasSize(1);
            assertThat(desk.ledger(key, NobodyReachable.class)).as(key).isEmpty();
            assertThat(desk.openTasks(key)).as(key).doesNotContain("find-somebody", "work-on-case");
        }
    }

    /** Two rounds of two contacts each. */
    private String nobodyAnswered() {
        String key = desk.receive();
        desk.pass(EACH.multipliedBy(4));
        assertThat(desk.openTasks(key)).contains("find-somebody");
        return key;
    }

    private static Map<String, Object> answer(String answer) {
        return Map.of("findSomebodyAnswer", answer, "findSomebodyNote", "Tina was in a meeting.");
    }

    private List<String> queueOf(String key) {
        return tasks.getIdentityLinksForTask(desk.task(key, "find-somebody").getId()).stream()
                .map(IdentityLink::getGroupId)
                .toList();
    }

    private void leave(String... persons) {
        Arrays.stream(persons).forEach(id -> {
            Person person = people.find(id).orElseThrow();
            before.add(person);
            people.save(new Person(person.id(), person.name(), person.email(), person.groups(), false));
        });
    }

    private List<String> alerted(String key) {
        return desk.ledger(key, Alerted.class).stream()
                .map((CaseEvent event) -> Fact.text(event, "person"))
                .toList();
    }
}
