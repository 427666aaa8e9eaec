package io.tierline.models;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** The names that models may use in expressions: steps, listeners, and what {@code io.tierline.process} and
 * {@code io.tierline.agreement} offer to ask. */
@Component
class ModelBeans {

    /** The modules whose beans models may call. */
    private static final List<String> OURS = List.of("io.tierline.process.", "io.tierline.agreement.");

    private final ListableBeanFactory beans;

    ModelBeans(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /** Empty for what is no bean, or none for models. */
    Optional<Class<?>> type(String name) {
        return beans.containsBean(name)
                ? Optional.<Class<?>>ofNullable(beans.getType(name)).filter(ModelBeans::isForModels)
                : Optional.empty();
    }

    private static boolean isForModels(Class<?> type) {
        return OURS.stream().anyMatch(type.getName()::startsWith)
                || List.of(JavaDelegate.class, TaskListener.class, ExecutionListener.class)
                        .contains(type);
    }

    /** Whether an expression can call it: JUEL sees public methods of public classes. */
    boolean hasMethod(String bean, String method, int arguments) {
        return type(bean)
                .filter(type -> Modifier.isPublic(type.getModifiers()))
                .map(type -> Arrays.stream(type.getMethods())
                        .anyMatch(one -> one.getName().equals(method) && one.getParameterCount() == arguments))
                .orElse(false);
    }

    /** The names of one type, for a message. */
    String names(Class<?> type) {
        return String.join(", ", new TreeSet<>(Arrays.asList(beans.getBeanNamesForType(type, false, false))));
    }
}
