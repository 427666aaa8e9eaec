package io.tierline.engine.rest;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Whether an exception that names no guilty party comes of what the caller has sent. The engine checks few parameters: a
 * missing or strange one often ends in a null pointer of its own code, before or in its command. Where code of ours takes
 * part, or an answer was being written, it is a fault of ours.
 */
final class WhereThrown {

    private static final String ENGINE = "org.camunda.";
    private static final String JERSEY = "org.glassfish.jersey.";
    private static final String OURS = "io.tierline.";

    private static final List<Class<? extends Throwable>> OF_VALUES = List.of(
            NullPointerException.class,
            IllegalArgumentException.class,
            ClassCastException.class,
            IndexOutOfBoundsException.class,
            ArithmeticException.class,
            UnsupportedOperationException.class,
            java.time.DateTimeException.class,
            StackOverflowError.class);

    private WhereThrown() {}

    static boolean isByCallersValues(Throwable e) {
        if (OF_VALUES.stream().noneMatch(kind -> kind.isInstance(e))) {
            return false;
        }
        List<StackTraceElement> way = Arrays.stream(e.getStackTrace())
                .takeWhile(frame -> !frame.getClassName().startsWith(JERSEY))
                .toList();
        if (way.size() == e.getStackTrace().length) {
            // No request of the engine's REST interface, or too deep to see it.
            return e instanceof StackOverflowError;
        }
        // An empty way: Jersey itself could not read what was sent.
        return way.stream().noneMatch(frame -> isOurs(frame) || writesAnswer(frame))
                && (way.isEmpty()
                        || way.stream().anyMatch(frame -> frame.getClassName().startsWith(ENGINE)));
    }

    private static boolean isOurs(StackTraceElement frame) {
        return frame.getClassName().startsWith(OURS) && !isInterceptor(frame.getClassName());
    }

    /** These stand around each command, and take part in none. */
    private static boolean isInterceptor(String name) {
        try {
            return CommandInterceptor.class.isAssignableFrom(
                    Class.forName(name, false, WhereThrown.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static boolean writesAnswer(StackTraceElement frame) {
        return frame.getClassName().contains(".rest.dto.")
                && frame.getMethodName().startsWith("from")
                && !frame.getMethodName().equals("fromFormPart");
    }
}
