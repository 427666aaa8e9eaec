package io.tierline.process.deployment;

import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Elements that name a Java class, which would bind a model to what is inside of Tierline. */
final class JavaClasses {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private JavaClasses() {}

    static Stream<ModelElementInstance> in(BpmnModelInstance model) {
        return Stream.of(CamundaExecutionListener.class, CamundaTaskListener.class, ServiceTask.class, SendTask.class)
                .flatMap(type -> model.getModelElementsByType(type).stream())
                .filter(JavaClasses::namesClass)
                .map(ModelElementInstance.class::cast);
    }

    private static boolean namesClass(ModelElementInstance element) {
        return element.getAttributeValue("class") != null || element.getAttributeValueNs(CAMUNDA, "class") != null;
    }
}
