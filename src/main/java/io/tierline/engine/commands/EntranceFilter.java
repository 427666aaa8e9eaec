package io.tierline.engine.commands;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Marks requests to the engine's own servlets, so that one without a signed-in caller counts as coming from outside too.
 * Mapped as the container maps those servlets: no spelling of an address reaches them and not this.
 */
@Configuration(proxyBeanMethods = false)
class EntranceFilter {

    @Bean
    FilterRegistrationBean<Filter> engineEntrance() {
        FilterRegistrationBean<Filter> entrance = new FilterRegistrationBean<>(EntranceFilter::mark);
        entrance.addUrlPatterns("/engine-rest/*", "/camunda/*");
        entrance.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        // After Spring Security, whose sign-in is Tierline's own, and before the filters of the web applications.
        entrance.setOrder(Ordered.LOWEST_PRECEDENCE - 1000);
        return entrance;
    }

    private static void mark(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            Origin.entrance(() -> {
                try {
                    chain.doFilter(request, response);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (ServletException e) {
                    throw new Wrapped(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (Wrapped e) {
            throw e.exception;
        }
    }

    private static final class Wrapped extends RuntimeException {

        private final transient ServletException exception;

        private Wrapped(ServletException exception) {
            super(exception);
            this.exception = exception;
        }
    }
}
