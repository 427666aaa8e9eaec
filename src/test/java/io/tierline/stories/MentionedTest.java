package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.MessageEvents.MessageQueued;
import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A note that names people, or a team, reaches them. */
class MentionedTest extends TierlineTest {

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private final List<String> added = new ArrayList<>();

    @AfterEach
    void withoutThose() {
        for (String table : List.of("person_group where person_id", "person where id")) {
            added.forEach(person ->
                    jdbc.sql("delete from " + table + " = ?").param(person).update());
        }
    }

    private void add(Person person) {
        added.add(person.id());
        people.save(person);
    }

    @Test
    void a_person_who_is_named_in_a_note_hears_who_wrote_what() throws Exception {
        String key = desk.receive();
        notes("tina", key, "@erin, do you know this token? Hanna is at hanna@acme.example.");
        assertThat(told(key, "mentioned")).containsExactly("erin");
        assertThat(Arrays.stream(mail().getReceivedMessages()).map(Mails::subject))
                .contains("[" + key + "] Tina Tran mentions you");
    }

    @Test
    void a_team_is_each_of_its_people_once_and_without_the_writer() {
        add(Person.of("tara", "Tara Two", "tara@example.com", "observatory"));
        add(Person.of("tobias", "Tobias Two", "tobias@example.com", "observatory"));
        String key = desk.receive();
        notes("tobias", key, "@observatory, and @tara above all: who has seen this?");
        assertThat(told(key, "mentioned")).containsExactly("tara");
        people.leave("tara");
        notes("mona", key, "@observatory once more");
        assertThat(told(key, "mentioned")).containsExactly("tara", "tobias");
    }

    @Test
    void the_owner_hears_of_a_note_once_named_or_not_and_named_within_a_burst_too() {
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        notes("theo", key, "@tina look at the logs");
        assertThat(told(key, "mentioned")).containsExactly("tina");
        assertThat(told(key, "words-on-case")).isEmpty();
        notes("theo", key, "They are from Monday.");
        assertThat(told(key, "words-on-case")).containsExactly("tina");
        notes("theo", key, "@tina please");
        assertThat(told(key, "mentioned")).containsExactly("tina", "tina");
    }

    @Test
    void names_of_no_one_here_and_of_machines_and_of_those_who_left_reach_no_one() {
        add(Person.of("robot", "Robot", "robot@example.com", "integration"));
        add(Person.of("olga", "Olga Out", "olga@example.com"));
        add(Person.of("gina", "Gina Gone", "gina@example.com", "tier1"));
        people.leave("gina");
        String key = desk.receive();
        notes("tina", key, "@robot @olga @gina @unheard-of @integration @tina");
        assertThat(told(key, "mentioned")).isEmpty();
    }

    @Test
    void a_note_on_a_closed_case_reaches_whom_it_names() {
        String key = Journeys.closed(desk);
        notes("cleo", key, "@Erin: they are glad.");
        assertThat(told(key, "mentioned")).containsExactly("erin");
    }

    @Test
    void who_asked_a_colleague_hears_the_next_note_of_theirs_and_no_further_one() {
        String key = desk.receive();
        desk.happens(
                key, NewEvent.of(InternalNote.asking("erin"), "tina").withText(EventText.TEXT, "@erin Which token?"));
        assertThat(told(key, "mentioned")).containsExactly("erin");
        notes("theo", key, "No idea.");
        assertThat(told(key, "words-on-case")).isEmpty();
        notes("erin", key, "The second one.");
        assertThat(told(key, "words-on-case")).containsExactly("tina");
        notes("erin", key, "Or the first.");
        assertThat(told(key, "words-on-case")).containsExactly("tina");
    }

    @Test
    void an_answer_that_names_who_asked_or_comes_to_the_owner_is_one_message() {
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        desk.happens(
                key, NewEvent.of(InternalNote.asking("erin"), "tina").withText(EventText.TEXT, "@erin Which token?"));
        notes("erin", key, "The second one.");
        assertThat(told(key, "words-on-case")).containsExactly("tina");
        desk.happens(key, NewEvent.of(InternalNote.asking("erin"), "tina").withText(EventText.TEXT, "@erin Sure?"));
        notes("erin", key, "@tina yes.");
        assertThat(told(key, "words-on-case")).containsExactly("tina");
        assertThat(told(key, "mentioned")).containsExactly("erin", "erin", "tina");
    }

    private void notes(String person, String key, String text) {
        desk.happens(key, NewEvent.of(new InternalNote(), person).withText(EventText.TEXT, text));
    }

    private List<String> told(String key, String step) {
        return desk.ledger(key, MessageQueued.class).stream()
                .map(event -> (MessageQueued) event.facts())
                .filter(queued -> step.equals(queued.step()))
                .map(MessageQueued::recipient)
                .toList();
    }
}
