package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.Case.State;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.ReviewEvents.ActionItemDone;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.oncall.People;
import io.tierline.oncall.PeopleImport;
import io.tierline.oncall.Person;
import io.tierline.process.model.EscalationProcess;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A company calls its levels and teams otherwise: what is renamed in models, tables and accounts works as before. */
class RenamedLevelsTest extends TierlineTest {

    private static final Map<String, String> NAMES = new LinkedHashMap<>(Map.of(
            "tier1", "frontline",
            "tier2", "specialists",
            "engineering", "builders",
            "customer-success", "care",
            "billing", "invoices"));

    private static final Map<String, String> PEOPLE = Map.of(
            "tina", "tier1", "theo", "tier2", "erin", "engineering", "cleo", "customer-success", "bella", "billing");

    @Autowired
    private RepositoryService repository;

    @Autowired
    private IdentityService identity;

    @Autowired
    private People people;

    @Autowired
    private PeopleImport changes;

    @BeforeEach
    void rename() {
        NAMES.values().forEach(name -> {
            Group group = identity.newGroup(name);
            group.setName(name);
            identity.saveGroup(group);
        });
        PEOPLE.forEach((person, group) -> move(person, NAMES.get(group)));
        OwnersEdits.ofAll().everywhere(RenamedLevelsTest::renamed).publish(repository);
    }

    /** Ids of levels and groups, wherever a model names one; ids of elements and what people read stay. */
    private static String renamed(String model) {
        String text = model;
        for (Map.Entry<String, String> name : NAMES.entrySet()) {
            String old = name.getKey();
            text = text.replaceAll("(?<=[\"'>,:]|, |time-at-)" + old + "(?=[\"'<,]|,)", name.getValue());
        }
        return text.replace("timeAtTier1", "timeAtFrontline")
                .replace("timeAtTier2", "timeAtSpecialists")
                .replace("timeAtEngineering", "timeAtBuilders")
                .replace("\"Tier 1\"", "\"Front line\"")
                .replace("\"Tier 2\"", "\"Specialists\"")
                .replace("\"Engineering\"", "\"Builders\"");
    }

    @AfterEach
    void asBefore() {
        desk.clear();
        OwnersEdits.takeBack(repository);
        PEOPLE.forEach(this::move);
        NAMES.values().forEach(identity::deleteGroup);
    }

    private void move(String person, String group) {
        Person known = people.find(person).orElseThrow();
        changes.put(List.of(new PeopleImport.Change(
                new Person(
                        person,
                        known.name(),
                        known.email(),
                        List.of(new Person.Membership(
                                group, known.groups().get(0).lead())),
                        true),
                null)));
    }

    @Test
    void the_worked_example_goes_as_with_the_names_of_before() {
        String key = desk.receive();
        assertThat(desk.caseFile(key).tier()).isEqualTo("frontline");
        desk.claims("tina", key, "work-on-case");
        desk.pass(Duration.ofMinutes(20));
        desk.happens(key, NewEvent.of(new PublicUpdate(), "tina").withText(EventText.TEXT, "I look into it."));

        desk.completes("tina", key, "work-on-case", Work.escalate());
        assertThat(desk.caseFile(key).tier()).isEqualTo("specialists");
        assertThat(desk.caseFile(key).team()).isEqualTo("specialists");
        desk.claims("theo", key, "work-on-case");
        desk.completes("theo", key, "work-on-case", Work.escalate());
        assertThat(desk.caseFile(key).tier()).isEqualTo("builders");
        assertThat(desk.caseFile(key).issue()).isEqualTo("LOG-" + key);
        assertThat(desk.caseFile(key).assignments())
                .extracting(assignment -> assignment.rank())
                .containsExactly(1, 2, 3);
        assertThat(bodies()).anySatisfy(text -> assertThat(text).contains("Our Builders team is investigating"));

        desk.claims("erin", key, "work-on-case");
        desk.pass(Duration.ofMinutes(110));
        desk.completes("cleo", key, "write-update", Map.of("updateText", "We found the field."));
        desk.completes("erin", key, "work-on-case", Work.resolved());
        desk.completes("cleo", key, "explain-resolution", Work.resolution());
        desk.completes("cleo", key, "wait-for-confirmation", Map.of("confirmed", "yes", "said", "Thanks!"));
        assertThat(desk.caseFile(key).state()).isEqualTo(State.CLOSED);
        assertThat(desk.runs(key, EscalationProcess.KEY)).isFalse();
        desk.completes("mona", key, "review-postmortem", Work.postmortem());
        desk.completesFirst(
                "erin",
                key,
                "do-action-item",
                Map.of("actionItemOutcome", "done", "actionItemNote", "The alert is live."));
        assertThat(desk.ledger(key, Breached.class)).isEmpty();
        assertThat(desk.ledger(key, ActionItemDone.class)).hasSize(1);
    }

    @Test
    void specialists_hand_back_to_the_level_that_sent_it_and_time_runs_out_at_a_level() {
        String key = desk.receive();
        desk.completes(
                "tina",
                key,
                "work-on-case",
                Map.of("outcome", "escalate", "note", "A wrong invoice", "escalateTo", "invoices"));
        assertThat(desk.caseFile(key).tier()).isEqualTo("invoices");
        desk.completes("bella", key, "work-on-case", Work.handBack());
        assertThat(desk.caseFile(key).tier()).isEqualTo("frontline");
        desk.pass(Duration.ofHours(9));
        assertThat(desk.caseFile(key).assignment().by()).isEqualTo("time");
        assertThat(desk.caseFile(key).tier()).isNotEqualTo("frontline");
    }

    private static List<String> bodies() {
        return Arrays.stream(mail().getReceivedMessages()).map(Mails::text).toList();
    }
}
