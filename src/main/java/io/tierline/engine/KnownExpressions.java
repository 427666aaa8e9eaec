package io.tierline.engine;

import camundajar.impl.scala.collection.immutable.List;
import camundajar.impl.scala.collection.immutable.List$;
import camundajar.impl.scala.util.Either;
import camundajar.impl.scala.util.Right;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;

/**
 * The interpreter of FEEL, which parses an expression once and makes its built-in functions once. The library does both
 * each time: of what the decisions of a case cost the processor, that was three quarters. What does not come to a plain
 * result is given to the library itself, so that each error is its own.
 */
final class KnownExpressions extends FeelEngine {

    /** Far more than the tables of a desk have; beyond it, all are parsed anew. */
    private static final int MOST = 20_000;

    private final Map<String, Either<Failure, ParsedExpression>> expressions = new ConcurrentHashMap<>();
    private final Map<String, Either<Failure, ParsedExpression>> unaryTests = new ConcurrentHashMap<>();
    private final FeelInterpreter interpreter;
    private final FunctionProvider functions;

    /** @param as whose functions, values, configuration and clock it takes */
    KnownExpressions(FeelEngine as) {
        super(as.functionProvider(), as.valueMapper(), as.configuration(), as.clock());
        List<FunctionProvider> all = List$.MODULE$.empty();
        functions = new FunctionProvider.CompositeFunctionProvider(all.$colon$colon(as.functionProvider())
                .$colon$colon(new BuiltinFunctions(as.clock(), as.valueMapper())));
        interpreter = new FeelInterpreter(as.valueMapper());
    }

    @Override
    public Either<Failure, ParsedExpression> parseExpression(String text) {
        return known(expressions, text, super::parseExpression);
    }

    @Override
    public Either<Failure, ParsedExpression> parseUnaryTests(String text) {
        return known(unaryTests, text, super::parseUnaryTests);
    }

    private static Either<Failure, ParsedExpression> known(
            Map<String, Either<Failure, ParsedExpression>> all,
            String text,
            Function<String, Either<Failure, ParsedExpression>> parse) {
        Either<Failure, ParsedExpression> before = all.get(text);
        if (before != null) {
            return before;
        }
        if (all.size() >= MOST) {
            all.clear();
        }
        Either<Failure, ParsedExpression> parsed = parse.apply(text);
        all.put(text, parsed);
        return parsed;
    }

    /** @param expression of this interpreter's own parsing, which refuses what the configuration does not allow */
    @Override
    public Either<Failure, Object> eval(ParsedExpression expression, Context variables) {
        EvalContext context = EvalContext.create(valueMapper(), functions).merge(variables);
        Val value = evaluated(expression, context);
        return value == null
                ? super.eval(expression, variables)
                : new Right<>(valueMapper().unpackVal(value));
    }

    /** Null where it does not come to a value, or to one with a warning. */
    private Val evaluated(ParsedExpression expression, EvalContext context) {
        try {
            Val value = interpreter.eval(expression.expression(), context);
            boolean plain = !(value instanceof ValError)
                    && !(value instanceof ValFatalError)
                    && context.failureCollector().failures().isEmpty();
            return plain ? value : null;
        } catch (RuntimeException e) {
            return null;
        }
    }
}
