package io.tierline.cases.events;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The names by which ledger, API and models know the records of {@link EventFacts}. */
public final class EventTypes {

    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            Written written = type.getAnnotation(Written.class);
            return written != null && !written.as().isEmpty()
                    ? written.as()
                    : type.getSimpleName()
                            .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                            .toLowerCase(java.util.Locale.ROOT);
        }
    };

    private static final Map<String, Class<? extends EventFacts>> BY_NAME = new TreeMap<>();

    static {
        collect(EventFacts.class);
    }

    private EventTypes() {}

    @SuppressWarnings("unchecked")
    private static void collect(Class<?> sealed) {
        for (Class<?> type : sealed.getPermittedSubclasses()) {
            if (type.isSealed()) {
                collect(type);
            } else if (type != Unknown.class) {
                BY_NAME.put(name((Class<? extends EventFacts>) type), (Class<? extends EventFacts>) type);
            }
        }
    }

    /** An event's name, such as {@code tier-entered}. */
    public static String name(Class<? extends EventFacts> type) {
        return NAMES.get(type);
    }

    /** All names. */
    public static Set<String> names() {
        return Collections.unmodifiableSet(BY_NAME.keySet());
    }

    /** The record of that name, or {@link Unknown}. */
    static Class<? extends EventFacts> of(String name) {
        return BY_NAME.getOrDefault(name, Unknown.class);
    }

    static int version(Class<?> type) {
        Written written = type.getAnnotation(Written.class);
        return written == null ? 1 : written.version();
    }
}
