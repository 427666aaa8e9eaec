package io.tierline.database;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Whether Tierline starts its own database. An address that is set but empty counts as none: Compose files do that. */
class OnEmbeddedServer implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return applies(context.getEnvironment());
    }

    static boolean applies(Environment environment) {
        return throwaway(environment) || !StringUtils.hasText(environment.getProperty("spring.datasource.url"));
    }

    private static boolean throwaway(Environment environment) {
        return DatabaseSettings.Mode.THROWAWAY
                .name()
                .equalsIgnoreCase(
                        environment.getProperty("tierline.database.mode", "").trim());
    }
}
