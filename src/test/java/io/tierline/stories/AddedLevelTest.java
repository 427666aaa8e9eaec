package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.TierlineTest;
import io.tierline.cases.Case;
import io.tierline.oncall.PeopleImport;
import io.tierline.oncall.Person;
import io.tierline.process.ManagerAct;
import io.tierline.process.ManagerActs;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A process owner adds a Tier 3 between Tier 2 and Engineering: by models, tables and a group, without a developer. */
class AddedLevelTest extends TierlineTest {

    private static final String TIER_3_WORKS =
            """
            <bpmn:callActivity id="tier-3-works" name="Tier 3 works on the case" calledElement="work-at-tier" camunda:calledElementBinding="deployment">
              <bpmn:extensionElements>
                <camunda:in businessKey="#{execution.processBusinessKey}" />
                <camunda:in source="caseKey" target="caseKey" />
                <camunda:in sourceExpression="tier3" target="tier" />
                <camunda:in source="reasons" target="reasons" />
                <camunda:in source="managerWanted" target="managerWanted" />
                <camunda:out sourceExpression="${caseFile.outcome(execution)}" target="outcome" />
              </bpmn:extensionElements>
              <bpmn:incoming>which-level-to-tier-3-works</bpmn:incoming>
              <bpmn:outgoing>tier-3-works-to-level-done</bpmn:outgoing>
            </bpmn:callActivity>
            <bpmn:sequenceFlow id="which-level-to-tier-3-works" name="Tier 3" sourceRef="which-level" targetRef="tier-3-works">
              <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${level == 'tier3'}</bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="tier-3-works-to-level-done" sourceRef="tier-3-works" targetRef="level-done" />
            """;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private IdentityService identity;

    @Autowired
    private PeopleImport people;

    @Autowired
    private ManagerActs acts;

    @AfterEach
    void withoutTier3() {
        desk.clear();
        OwnersEdits.takeBack(repository);
        identity.deleteUser("tara");
        identity.deleteGroup("tier3");
    }

    private void addTier3() {
        identity.saveGroup(group());
        Person tara = new Person(
                "tara", "Tara Third", "tara@example.com", List.of(new Person.Membership("tier3", true)), true);
        people.put(List.of(new PeopleImport.Change(tara, List.of())));
        drawnTier3()
                .copyRule(
                        "levels.dmn",
                        "levels-rule-2",
                        "levels-rule-2b",
                        "\"tier2\"",
                        "\"tier3\"",
                        "\"Tier 2\"",
                        "\"Tier 3\"",
                        ">2<",
                        ">3<",
                        "\"ticketHistory, errorLogs, integrationId, stepsToReproduce\"",
                        "\"errorLogs\"",
                        "\"Our technical specialists\"",
                        "\"Our experts\"")
                .replace(
                        "levels.dmn",
                        "<text>3</text>\n        </outputEntry>\n        <outputEntry id=\"levels-rule-3-out-3",
                        "<text>4</text>\n        </outputEntry>\n        <outputEntry id=\"levels-rule-3-out-3")
                .copyRule(
                        "escalation-matrix.dmn",
                        "escalation-matrix-rule-4",
                        "escalation-matrix-rule-4b",
                        "\"tier2\"",
                        "\"tier3\"")
                .copyRule(
                        "escalation-criteria.dmn",
                        "next-level-rule-14",
                        "next-level-rule-14b",
                        "\"tier2\"",
                        "\"tier3\"",
                        "Tier 2",
                        "Tier 3")
                .changeRule("escalation-criteria.dmn", "next-level-rule-12", "\"engineering\"", "\"tier3\"")
                .changeRule("escalation-criteria.dmn", "next-level-rule-13", "\"engineering\"", "\"tier3\"")
                .changeRule("escalation-criteria.dmn", "next-level-rule-14", "\"engineering\"", "\"tier3\"")
                .replace(
                        "escalation-criteria.dmn",
                        "not(\"tier1\",\"tier2\",\"engineering\")",
                        "not(\"tier1\",\"tier2\",\"tier3\",\"engineering\")")
                .replace(
                        "escalation-criteria.dmn",
                        "not(\"tier1\",\"tier2\",\"engineering\",null)",
                        "not(\"tier1\",\"tier2\",\"tier3\",\"engineering\",null)")
                .publish(repository);
    }

    private static OwnersEdits drawnTier3() {
        return new OwnersEdits()
                .before("escalation.bpmn", "<bpmn:sendTask id=\"open-issue\"", TIER_3_WORKS)
                .before(
                        "escalation.bpmn",
                        "<bpmn:outgoing>which-level-to-team-works</bpmn:outgoing>",
                        "<bpmn:outgoing>which-level-to-tier-3-works</bpmn:outgoing>");
    }

    private org.camunda.bpm.engine.identity.Group group() {
        org.camunda.bpm.engine.identity.Group group = identity.newGroup("tier3");
        group.setName("Tier 3");
        return group;
    }

    @Test
    void a_case_goes_up_through_it_with_its_own_hand_off_and_comes_back_to_it() {
        addTier3();
        String key = Journeys.atTier2(desk);
        assertThatThrownBy(() ->
                        desk.completes("theo", key, "work-on-case", Journeys.with(Work.escalate(), "errorLogs", " ")))
                .hasMessageContaining("Error logs is missing");
        desk.completes(
                "theo",
                key,
                "work-on-case",
                Journeys.with(Work.escalate(), "stepsToReproduce", "", "ticketHistory", ""));
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier3");
        assertThat(desk.caseFile(key).team()).isEqualTo("tier3");
        assertThat(bodies()).as("who works on it").anySatisfy(text -> assertThat(text)
                .contains("Our Tier 3 team"));

        desk.claims("tara", key, "work-on-case");
        desk.completes("tara", key, "work-on-case", Work.escalate());
        Case file = desk.caseFile(key);
        assertThat(file.tier()).isEqualTo("engineering");
        assertThat(file.assignments())
                .extracting(assignment -> assignment.rank())
                .endsWith(2, 3, 4);

        desk.completes("erin", key, "work-on-case", Work.handBack());
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier3");
    }

    @Test
    void a_manager_sends_a_case_there_and_below_it() {
        addTier3();
        String key = desk.receive();
        desk.as("mona", () -> acts.act(key, new ManagerAct(ManagerAct.Kind.PUSH, "tier3", "They know it"), null));
        desk.settle();
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier3");
        desk.as("mona", () -> acts.act(key, new ManagerAct(ManagerAct.Kind.DE_ESCALATE, null, "Not that hard"), null));
        desk.settle();
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier2");
    }

    @Test
    void cases_that_stand_on_it_go_on_after_it_was_removed() {
        addTier3();
        String key = Journeys.atTier2(desk);
        desk.completes("theo", key, "work-on-case", Work.escalate());
        new OwnersEdits()
                .open("levels.dmn")
                .open("escalation.bpmn")
                .open("escalation-matrix.dmn")
                .open("escalation-criteria.dmn")
                .publish(repository);
        assertThat(Journeys.atTier2(desk)).isNotEqualTo(key);
        desk.claims("tara", key, "work-on-case");
        assertThatThrownBy(() ->
                        desk.completes("tara", key, "work-on-case", Journeys.with(Work.resolved(), "rootCause", "")))
                .hasMessageContaining("Root cause is missing");
        desk.completes("tara", key, "work-on-case", Work.escalate());
        assertThat(desk.caseFile(key).tier()).isEqualTo("engineering");
    }

    @Test
    void a_level_that_is_drawn_and_not_described_is_refused() {
        assertThatThrownBy(() -> drawnTier3().publish(repository))
                .hasMessageContaining("escalation.bpmn, tier-3-works (Tier 3 works on the case): works at the level"
                        + " \"tier3\", which levels.dmn does not describe.");
    }

    private static List<String> bodies() {
        return Arrays.stream(mail().getReceivedMessages()).map(Mails::text).toList();
    }
}
