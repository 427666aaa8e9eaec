package io.tierline.process.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;

/** What our own models keep to, beside what every published model has to: see {@code ModelChecks}. */
class ModelRulesTest {

    private static final String DEPLOYMENT = "deployment";

    @Test
    void ids_are_readable_words_flows_included() {
        assertThat(all(FlowElement.class).map(BaseElement::getId)).allMatch(id -> id.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @Test
    void everything_that_a_reader_sees_has_a_name() {
        assertThat(all(FlowNode.class)
                        .filter(node -> node.getName() == null || node.getName().isBlank()))
                .extracting(BaseElement::getId)
                .isEmpty();
    }

    @Test
    void history_ends_one_day() {
        assertThat(all(Process.class)).allMatch(process -> process.getCamundaHistoryTimeToLiveString() != null);
        ShippedModels.files().forEach((name, content) -> {
            if (name.endsWith(".dmn")) {
                String text = new String(content, java.nio.charset.StandardCharsets.UTF_8);
                assertThat(text.split("<decision ").length - 1)
                        .as("decisions of %s with a time to live", name)
                        .isEqualTo(text.split("historyTimeToLive=").length - 1);
            }
        });
    }

    @Test
    void people_start_escalations_and_managers_acts_and_nothing_else() {
        assertThat(all(Process.class).filter(Process::isCamundaStartableInTasklist))
                .extracting(BaseElement::getId)
                .containsExactlyInAnyOrder(EscalationProcess.KEY, ManageCaseProcess.KEY);
    }

    @Test
    void each_task_shows_its_context_and_checks_its_form() {
        all(UserTask.class).forEach(task -> {
            assertThat(task.getCamundaFormRef()).as(task.getId()).isNotBlank();
            assertThat(task.getCamundaFormRefBinding()).as(task.getId()).isEqualTo(DEPLOYMENT);
            assertThat(extensions(task, CamundaTaskListener.class)
                            .map(listener -> listener.getCamundaEvent() + listener.getCamundaDelegateExpression()))
                    .as(task.getId())
                    .contains("create${taskContext}", "complete${formCheck}");
        });
    }

    @Test
    void everything_is_looked_for_in_the_deployment_that_it_came_with() {
        assertThat(all(CallActivity.class)).allMatch(call -> DEPLOYMENT.equals(call.getCamundaCalledElementBinding()));
        assertThat(all(BusinessRuleTask.class))
                .allMatch(rule -> DEPLOYMENT.equals(rule.getCamundaDecisionRefBinding()));
        assertThat(all(StartEvent.class).filter(start -> start.getCamundaFormRef() != null))
                .allMatch(start -> DEPLOYMENT.equals(start.getCamundaFormRefBinding()));
    }

    @Test
    void each_call_hands_on_the_key_of_the_case() {
        all(CallActivity.class).forEach(call -> {
            List<CamundaIn> in = extensions(call, CamundaIn.class).toList();
            assertThat(in).as(call.getId()).anyMatch(one -> one.getCamundaBusinessKey() != null);
            assertThat(in).as(call.getId()).anyMatch(one -> "caseKey".equals(one.getCamundaSource()));
        });
    }

    @Test
    void each_form_is_used_and_is_named_like_its_file() throws Exception {
        Set<String> used = Stream.concat(
                        all(UserTask.class).map(UserTask::getCamundaFormRef),
                        all(StartEvent.class).map(StartEvent::getCamundaFormRef).filter(ref -> ref != null))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> there = new TreeSet<>();
        for (var file : ShippedModels.files().entrySet()) {
            if (file.getKey().endsWith(".form")) {
                String id =
                        new ObjectMapper().readTree(file.getValue()).get("id").asText();
                assertThat(file.getKey()).isEqualTo(id + ".form");
                there.add(id);
            }
        }
        assertThat(used).isEqualTo(there);
    }

    private static <T extends ModelElementInstance> Stream<T> all(Class<T> type) {
        return ShippedModels.processes().values().stream()
                .flatMap(model -> ShippedModels.elements(model, type).stream());
    }

    private static <T extends ModelElementInstance> Stream<T> extensions(BaseElement element, Class<T> type) {
        return element.getExtensionElements().getElementsQuery().filterByType(type).list().stream();
    }
}
