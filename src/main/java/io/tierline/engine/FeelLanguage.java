package io.tierline.engine;

import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.context.VariableContext;

/**
 * The language of decision tables. Engine and model checks share one interpreter: building it costs a second, so it is
 * built when the first expression is read, not at the start.
 */
public final class FeelLanguage {

    private static final FeelEngine INTERPRETER = new WhenAsked();

    private FeelLanguage() {}

    /** May be used by many threads at the same time. */
    public static FeelEngine interpreter() {
        return INTERPRETER;
    }

    private static final class WhenAsked implements FeelEngine {

        @Override
        public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
            return Built.ENGINE.evaluateSimpleExpression(expression, variables);
        }

        @Override
        public boolean evaluateSimpleUnaryTests(String expression, String input, VariableContext variables) {
            return Built.ENGINE.evaluateSimpleUnaryTests(expression, input, variables);
        }
    }

    private static final class Built {
        private static final FeelEngine ENGINE = new ScalaFeelEngineFactory().createInstance();
    }
}
