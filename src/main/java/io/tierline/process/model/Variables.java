package io.tierline.process.model;

import java.util.OptionalLong;
import org.camunda.bpm.engine.delegate.VariableScope;

/** Typed names of process variables. */
public final class Variables {

    private Variables() {}

    /** A variable that holds a text. */
    public record Text(String name) {
        public String get(VariableScope scope) {
            return (String) scope.getVariable(name);
        }

        public void set(VariableScope scope, String value) {
            scope.setVariable(name, value);
        }
    }

    /** A variable that holds yes or no; no while it is not set. */
    public record Flag(String name) {
        public boolean get(VariableScope scope) {
            return Boolean.TRUE.equals(scope.getVariable(name));
        }

        public void set(VariableScope scope, boolean value) {
            scope.setVariable(name, value);
        }
    }

    /** A variable that holds a whole number. */
    public record Number(String name) {
        /** Empty while it is not set. */
        public OptionalLong find(VariableScope scope) {
            return scope.getVariable(name) instanceof java.lang.Number number
                    ? OptionalLong.of(number.longValue())
                    : OptionalLong.empty();
        }

        public long get(VariableScope scope) {
            return ((java.lang.Number) scope.getVariable(name)).longValue();
        }

        public void set(VariableScope scope, long value) {
            scope.setVariable(name, value);
        }
    }
}
