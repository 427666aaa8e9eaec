package io.tierline.security;

import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Checks a trial before anything is started, and says how to sign in once everything is. */
@Configuration(proxyBeanMethods = false)
class DemoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger("tierline");

    @Bean
    static BeanFactoryPostProcessor demoAddressCheck(Environment environment) {
        return beanFactory -> Demo.checkAddress(environment);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> greeting(Environment environment, GroupSettings groups) {
        return ready -> {
            String port = environment.getProperty("local.server.port", environment.getProperty("server.port"));
            if (Demo.isOn(environment)) {
                LOG.info(trial("http://localhost:" + port, groups.all()));
            } else {
                LOG.info("Tierline is ready on port {}.", port);
            }
        };
    }

    private static String trial(String url, Map<String, String> groups) {
        String people = DemoPeople.ALL.stream()
                .map(role -> "    %-6s %s".formatted(role.id(), groups.get(role.group())))
                .collect(Collectors.joining("\n"));
        return """
                Tierline is ready, for a trial on this machine:

                    %s

                Sign in as one of these; the password is "%s" for all of them:

                %s
                """
                .formatted(url, DemoPeople.PASSWORD, people);
    }
}
