package io.tierline.security;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Whether an identity provider is configured; an issuer that is set but empty counts as none. */
class OnIdentityProviderCondition implements Condition {

    static boolean isConfigured(Environment environment) {
        return StringUtils.hasText(environment.getProperty("tierline.sign-in.oidc.issuer"));
    }

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return isConfigured(context.getEnvironment());
    }
}
