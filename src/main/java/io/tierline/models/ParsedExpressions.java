package io.tierline.models;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashSet;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/**
 * The expressions that the engine makes of a process file, found by its own parser: comments, CDATA and entities that
 * split a text hide nothing, and names and documentation count like the rest. Works inside a command of the engine.
 */
final class ParsedExpressions {

    private ParsedExpressions() {}

    static Set<String> of(ModelFile file, DeploymentEntity deployment, ProcessEngineConfigurationImpl engine) {
        Recorder recorder = new Recorder();
        try {
            new BpmnParser(recorder, engine.getBpmnParseFactory())
                    .createParse()
                    .sourceInputStream(new ByteArrayInputStream(file.content()))
                    .deployment(deployment)
                    .name(file.name())
                    .execute();
        } catch (ProcessEngineException e) {
            // The engine's own deployer parses the file next, and refuses it with the line and the element.
            return recorder.texts;
        }
        return recorder.texts;
    }

    private static final class Recorder extends JuelExpressionManager {

        private final Set<String> texts = new LinkedHashSet<>();

        @Override
        public Expression createExpression(String text) {
            texts.add(text);
            return super.createExpression(text);
        }
    }
}
