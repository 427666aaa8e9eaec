package io.tierline.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.TierlineTest;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An expression, script or class is found wherever the engine would read one, and nothing is published. */
class HiddenExpressionsTest extends TierlineTest {

    @Autowired
    private RepositoryService repository;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<userTask id='x' name='${\"\".getClass()}'/>",
                "<userTask id='x' name='#{\"\".getClass()}'/>",
                "<userTask id='x'><documentation>${\"\".getClass()}</documentation></userTask>",
                "<userTask id='x'><documentation><![CDATA[${\"\".getClass()}]]></documentation></userTask>",
                "<userTask id='x'><documentation>$<!-- c -->{\"\".getClass()}</documentation></userTask>",
                "<userTask id='x'><documentation>&#36;{\"\".getClass()}</documentation></userTask>",
                "<userTask id='x'><documentation>$<?c d?>{\"\".getClass()}</documentation></userTask>",
                "<userTask id='x'><extensionElements><c:inputOutput><c:inputParameter name='i'>$<!-- c -->{\"\".getClass()}"
                        + "</c:inputParameter></c:inputOutput></extensionElements></userTask>",
                "<userTask id='x'><extensionElements><c:inputOutput><c:inputParameter name='i'><c:script scriptFormat="
                        + "'groovy'>1</c:script></c:inputParameter></c:inputOutput></extensionElements></userTask>",
                "<userTask id='x'><extensionElements><c:formData><c:formField id='f' type='string' defaultValue="
                        + "'${\"\".getClass()}'/></c:formData></extensionElements></userTask>",
                "<userTask id='x'><extensionElements><c:taskListener event='create' expression='${\"\".getClass()}'/>"
                        + "</extensionElements></userTask>",
                "<userTask id='x' c:dueDate='${\"\".getClass()}'/>",
                "<businessRuleTask id='x' c:class='org.example.X'/>",
                "<callActivity id='x' calledElement='x' c:variableMappingClass='org.example.X'/>",
                "<callActivity id='x' calledElement='x' c:variableMappingDelegateExpression='${notify}'/>",
                "<callActivity id='x' calledElement='#{\"\".getClass()}'/>",
                "<callActivity id='x' calledElement='x' c:calledElementTenantId='t'/>",
                "<intermediateThrowEvent id='x'><messageEventDefinition c:class='org.example.X'/></intermediateThrowEvent>",
                "<scriptTask id='x' scriptFormat='groovy'><script>1</script></scriptTask>",
                "<scriptTask id='x' scriptFormat='groovy' c:resource='deployment://x'/>"
            })
    void is_refused(String task) {
        assertRefused(upload("hidden.bpmn", model(task)), "hidden.bpmn, x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "x.txt", "x.cmmn", "x.groovy", "x.BPMN", "x.bpmn.xml", "a/b"})
    void a_file_of_an_unknown_kind_is_refused(String name) {
        assertRefused(upload(name, model("<userTask id='x'/>")), name + ": is of no kind that is published.");
    }

    @Test
    void a_tenant_is_refused() {
        assertRefused(upload("tea.bpmn", model("<userTask id='x'/>")).tenantId("t"), "Leave the field Tenant ID");
    }

    private DeploymentBuilder upload(String name, String model) {
        return repository.createDeployment().name("hidden").addString(name, model);
    }

    private void assertRefused(DeploymentBuilder upload, String said) {
        long before = repository.createDeploymentQuery().count();
        assertThatThrownBy(upload::deploy).isInstanceOf(NotValidException.class).hasMessageContaining(said);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    private static String model(String task) {
        return "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' id='d' targetNamespace='t'"
                + " xmlns:c='http://camunda.org/schema/1.0/bpmn'>"
                + "<process id='hidden' isExecutable='true' c:historyTimeToLive='P1D'><startEvent id='s'/>"
                + "<sequenceFlow id='f1' sourceRef='s' targetRef='x'/>" + task
                + "<sequenceFlow id='f2' sourceRef='x' targetRef='e'/><endEvent id='e'/></process></definitions>";
    }
}
