package io.tierline.limits;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the limits in front of everything that the web server does. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitsSettings.class)
class LimitsConfiguration {

    /** Behind Spring Security, which says who calls, and in front of the engine's servlets and filters. */
    private static final int AFTER_SIGN_IN = -50;

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> bodies(
            LimitsSettings limits, MeterRegistry meters, ObjectMapper json) {
        return tomcat -> tomcat.addEngineValves(new BodyValve(limits, meters, json));
    }

    @Bean
    FilterRegistrationBean<CallerLimitFilter> callers(LimitsSettings limits, MeterRegistry meters, ObjectMapper json) {
        FilterRegistrationBean<CallerLimitFilter> filter =
                new FilterRegistrationBean<>(new CallerLimitFilter(limits, meters, json));
        filter.addUrlPatterns("/api/*", "/engine-rest/*", "/camunda/*");
        filter.setOrder(AFTER_SIGN_IN);
        return filter;
    }
}
