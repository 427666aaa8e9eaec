package io.tierline.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.TierlineTest;
import io.tierline.cases.events.IntakeEvents.PolicyPinned;
import io.tierline.process.SavedReplies;
import io.tierline.process.SavedReply;
import io.tierline.process.model.EscalationProcess;
import io.tierline.process.model.ShippedModels;
import io.tierline.process.words.PublishedWords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.exception.NotValidException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Olaf, a process owner, publishes one file from Modeler; everything it belongs to goes with it. */
class PublishingTest extends TierlineTest {

    @Autowired
    private ModelDeployment models;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private FormService forms;

    @Autowired
    private SavedReplies replies;

    @Autowired
    private PublishedWords words;

    private long before;

    @BeforeEach
    void count() {
        before = repository.createDeploymentQuery().count();
    }

    @AfterEach
    void shippedModelsAgain() {
        desk.clear();
        repository.createDeploymentQuery().list().stream()
                .filter(deployment -> !ModelDeployment.NAME.equals(deployment.getSource()))
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void a_changed_target_holds_for_the_next_case_and_a_running_one_keeps_its_own() {
        String running = desk.receive();
        publish("sla-policy.dmn", "(sla-policy-rule-3-out-1\">\\s*<text>\")PT1H", "$1PT45M");
        String next = desk.receive();
        assertThat(firstResponse(running)).isEqualTo("PT1H");
        assertThat(firstResponse(next)).isEqualTo("PT45M");
    }

    @Test
    void a_changed_escalation_runs_with_the_other_models_as_they_are() {
        publish("escalation.bpmn", "name=\"Confirm receipt\"", "name=\"Say that we have it\"");
        String key = desk.receive();
        assertThat(version(key)).isEqualTo(2);
        assertThat(desk.openTasks(key)).contains("work-on-case");
    }

    @Test
    void a_changed_level_brings_a_new_version_of_the_escalation_that_calls_it() {
        String running = desk.receive();
        publish("work-at-tier.bpmn", "name=\"Work on the case\"", "name=\"Solve the case\"");
        String next = desk.receive();
        assertThat(desk.task(next, "work-on-case").getName()).contains("Solve the case");
        assertThat(desk.task(running, "work-on-case").getName()).contains("Work on the case");
    }

    @Test
    void a_changed_form_is_shown_in_the_next_case() throws Exception {
        publish("work-on-case.form", "\"components\"", "\"tierlineTest\": \"changed\", \"components\"");
        String key = desk.receive();
        try (var form = forms.getDeployedTaskForm(desk.task(key, "work-on-case").getId())) {
            assertThat(new String(form.readAllBytes(), StandardCharsets.UTF_8)).contains("tierlineTest");
        }
    }

    @Test
    void a_broken_edit_is_refused_with_all_that_is_wrong_and_changes_nothing() {
        assertThatThrownBy(() -> publish("work-at-tier.bpmn", "\\$\\{takeOver}|>at-risk<", "\\${takeOwer}"))
                .isInstanceOf(NotValidException.class)
                .hasMessageContaining("Nothing was published")
                .hasMessageContaining(
                        "work-at-tier.bpmn, take-over (Take over the case): there is no step ${takeOwer}.");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
        assertThat(desk.openTasks(desk.receive())).contains("work-on-case");
    }

    @Test
    void a_saved_reply_is_checked_and_takes_the_place_of_the_one_of_its_name() {
        String file = "we-are-on-it.md";
        assertThatThrownBy(() -> publishReply(file, "title: On it\nlanguage: en\naudience: reply\n---\nDear {{nmae}}"))
                .isInstanceOf(NotValidException.class)
                .hasMessageContaining("we-are-on-it.md, line 6: there is no variable \"nmae\". Use one of {{reader}}");
        assertThat(replies.offered()).extracting(SavedReply::title).contains("We work on it, next word by ...");

        publishReply(file, "title: On it\nlanguage: en\naudience: reply\n---\nDear {{reader}}");
        clock.set(clock.instant().plus(Duration.ofMinutes(1)));
        assertThat(replies.offered())
                .filteredOn(reply -> reply.file().equals(file))
                .extracting(SavedReply::text)
                .containsExactly("Dear {{reader}}");

        publishReply(file, "title: On it\nlanguage: en\naudience: reply\noffered: no\n---\nDear {{reader}}");
        clock.set(clock.instant().plus(Duration.ofMinutes(1)));
        assertThat(replies.offered()).extracting(SavedReply::file).doesNotContain(file);
        models.start();
        clock.set(clock.instant().plus(Duration.ofMinutes(1)));
        assertThat(replies.offered())
                .extracting(SavedReply::file)
                .doesNotContain(file)
                .isNotEmpty();
    }

    @Test
    void words_of_another_language_are_checked_and_stand_before_ours() {
        String file = "words-de.yaml";
        assertThatThrownBy(() -> publishWords(file, "forms:\n  Outcom: Ergebnis\n"))
                .isInstanceOf(NotValidException.class)
                .hasMessageContaining("words-de.yaml, line 2: nothing in the policy says \"Outcom\".");
        assertThat(words.in("de").form("Outcome")).isEqualTo("Ergebnis");

        publishWords(file, "forms:\n  Outcome: Ausgang\n");
        clock.set(clock.instant().plus(Duration.ofMinutes(1)));
        assertThat(words.in("de").form("Outcome")).isEqualTo("Ausgang");
        assertThat(words.in("de").form("Title")).as("what theirs leaves out").isEqualTo("Titel");
        assertThat(words.in("fr").form("Outcome")).as("no words").isEqualTo("Outcome");

        // By a machine whose clock is late.
        clock.set(clock.instant().minus(Duration.ofDays(1)));
        publish("work-on-case.form", "\"label\": \"Outcome\"", "\"label\": \"How it goes on\"");
        clock.set(clock.instant().plus(Duration.ofDays(1)));
        assertThatThrownBy(() -> publishWords(file, "forms:\n  Steps to reproduce: Schritte\n  Why must it go: X\n"))
                .isInstanceOf(NotValidException.class)
                .hasMessageContaining("line 3")
                .hasMessageNotContaining("line 2");
        publishWords(file, "forms:\n  How it goes on: Wie es weitergeht\n");
        models.start();
        clock.set(clock.instant().plus(Duration.ofMinutes(1)));
        assertThat(words.in("de").form("How it goes on")).isEqualTo("Wie es weitergeht");
    }

    private void publishWords(String file, String text) {
        desk.as("olaf", () -> repository
                .createDeployment()
                .name("words")
                .addString(file, text)
                .deploy());
    }

    private void publishReply(String file, String text) {
        desk.as("olaf", () -> repository
                .createDeployment()
                .name("a reply")
                .addString(file, "---\n" + text)
                .deploy());
    }

    @Test
    void a_restart_leaves_what_an_owner_published() {
        publish("sla-policy.dmn", "(sla-policy-rule-3-out-1\">\\s*<text>\")PT1H", "$1PT45M");
        models.start();
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before + 1);
        assertThat(firstResponse(desk.receive())).isEqualTo("PT45M");
    }

    @Test
    void a_restart_without_changes_publishes_nothing() {
        models.start();
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void a_process_of_the_owners_own_does_not_keep_ours_from_being_brought_up_to_date() {
        desk.as("olaf", () -> repository
                .createDeployment()
                .name("tea")
                .addString(
                        "tea.bpmn",
                        """
                                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="tea-definitions"
                                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="tea">
                                  <process id="tea" isExecutable="true" camunda:historyTimeToLive="P1D">
                                    <startEvent id="asked"/>
                                    <sequenceFlow id="asked-to-served" sourceRef="asked" targetRef="served"/>
                                    <endEvent id="served"/>
                                  </process>
                                </definitions>""")
                .deploy());
        models.start();
        assertThat(repository
                        .createDeploymentQuery()
                        .deploymentName(ModelDeployment.NAME)
                        .count())
                .isEqualTo(1);
        assertThat(version(desk.receive())).isEqualTo(1);
    }

    /** Uploads one file alone under its bare name, as Modeler does. */
    private void publish(String file, String pattern, String replacement) {
        String model = new String(ShippedModels.file(file), StandardCharsets.UTF_8);
        String changed = model.replaceFirst(pattern, replacement);
        assertThat(changed).isNotEqualTo(model);
        desk.as("olaf", () -> repository
                .createDeployment()
                .name(file)
                .source("Camunda Modeler")
                .enableDuplicateFiltering(false)
                .addString(file, changed)
                .deploy());
    }

    private String firstResponse(String key) {
        PolicyPinned pinned = desk.ledger(key, PolicyPinned.class)
                .get(0)
                .as(PolicyPinned.class)
                .orElseThrow();
        return String.valueOf(pinned.targets().get("firstResponse"));
    }

    private int version(String key) {
        String definition = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey(EscalationProcess.KEY)
                .singleResult()
                .getProcessDefinitionId();
        return repository.getProcessDefinition(definition).getVersion();
    }
}
