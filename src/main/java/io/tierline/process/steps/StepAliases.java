package io.tierline.process.steps;

import io.tierline.aliases.Alias;
import io.tierline.aliases.Aliases;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.stereotype.Component;

/** Lets models of earlier releases call steps by the names that these had. */
@Component
class StepAliases implements BeanDefinitionRegistryPostProcessor {

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        Aliases.of(Alias.Kind.STEP).forEach(alias -> registry.registerAlias(alias.now(), alias.name()));
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        // The names are all there is to do.
    }
}
