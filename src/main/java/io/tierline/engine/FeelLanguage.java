package io.tierline.engine;

import java.util.List;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.feel.valuemapper.ValueMapper.CompositeValueMapper;

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
        private static final FeelEngine ENGINE = new Interpreter();
    }

    private static final class Interpreter extends ScalaFeelEngine {

        Interpreter() {
            super(List.of());
        }

        @Override
        protected org.camunda.feel.FeelEngine buildFeelEngine(
                CustomFunctionTransformer functions, CompositeValueMapper values) {
            return new KnownExpressions(super.buildFeelEngine(functions, values));
        }
    }
}
