package io.tierline.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;

/**
 * Signs people who come from the identity provider in to the web applications. All others are left to the web
 * applications' own sign-in, which lets in those who may use a password.
 */
class ProviderSessionFilter extends ContainerBasedAuthenticationFilter {

    ProviderSessionFilter() {
        authenticationProvider = new ProviderSession();
    }

    /** The provider is made here, not from a class that is named in the filter's parameters. */
    @Override
    public void init(jakarta.servlet.FilterConfig parameters) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (ProviderSession.of((HttpServletRequest) request).isPresent()) {
            super.doFilter(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** As the web applications name their paths; in Spring Boot they are below one that is not the context's. */
    @Override
    protected String getRequestUri(HttpServletRequest request) {
        return SignInFilter.withinWebApplications(request);
    }
}
