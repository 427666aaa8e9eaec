package io.tierline.engine.commands;

import java.lang.reflect.Field;
import org.camunda.bpm.engine.impl.interceptor.Command;

/** A command of the engine, and what it carries. */
record SentCommand(Command<?> command) {

    String text(String field) {
        return (String) value(field);
    }

    /** @throws IllegalStateException when the engine's class has no such field: then the list does not fit the engine */
    Object value(String field) {
        return new Fields(command).value(field);
    }

    /** The engine keeps what it carries in fields without getters. */
    record Fields(Object of) {

        Object value(String field) {
            for (Class<?> type = of.getClass(); type != null; type = type.getSuperclass()) {
                try {
                    Field found = type.getDeclaredField(field);
                    found.setAccessible(true);
                    return found.get(of);
                } catch (NoSuchFieldException e) {
                    // It may be the superclass's.
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(of.getClass() + " does not show " + field, e);
                }
            }
            throw new IllegalStateException(of.getClass() + " has no field " + field);
        }
    }
}
