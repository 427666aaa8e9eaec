package io.tierline.security;

import jakarta.servlet.Filter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.web.client.RestClient;

/** Sign-in by the company's identity provider. Nothing of it is there until an issuer is configured. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnIdentityProviderCondition.class)
@EnableConfigurationProperties(OidcSettings.class)
class ProviderConfiguration {

    /** After Spring Security's filters, which are at -100, and before those of the web applications. */
    private static final int BEFORE_WEB_APPLICATIONS = 0;

    @Bean
    GroupMapping groupMapping(OidcSettings settings) {
        check(settings);
        return GroupMapping.read(settings.groups());
    }

    private static void check(OidcSettings settings) {
        String issuer = settings.issuer().strip();
        if (!issuer.startsWith("https://") && !issuer.matches("http://(localhost|127\\.0\\.0\\.1|\\[::1])([:/].*)?")) {
            throw new UnsafeConfigurationException(
                    "TIERLINE_SIGN_IN_OIDC_ISSUER is " + issuer + ": who listens on the way could sign in as anybody.",
                    "Use the provider's address that begins with https://. Only one on this machine may do without.");
        }
        if (settings.clientId().isBlank() || !settings.scopes().contains("openid")) {
            throw new UnsafeConfigurationException(
                    "TIERLINE_SIGN_IN_OIDC_ISSUER is set, but "
                            + (settings.clientId().isBlank()
                                    ? "TIERLINE_SIGN_IN_OIDC_CLIENT_ID is not."
                                    : "TIERLINE_SIGN_IN_OIDC_SCOPES has no openid."),
                    "Register Tierline at the identity provider as docs/security.md says, and set what it gives you.");
        }
    }

    /** The way to the provider and back; nothing else has a session of Spring Security. */
    @Bean
    @Order(3)
    SecurityFilterChain providerSignIn(
            HttpSecurity http, ProviderDirectory directory, ProviderUserService users, ProviderSignInResult end)
            throws Exception {
        DefaultOAuth2AuthorizationRequestResolver requests = new DefaultOAuth2AuthorizationRequestResolver(
                directory, OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return http.securityMatcher(new OrRequestMatcher(
                        path(SignInPageController.PATH + "/**"),
                        path("/oauth2/authorization/*"),
                        path("/login/oauth2/code/*")))
                .authorizeHttpRequests(may -> may.anyRequest().permitAll())
                .oauth2Login(login -> login.loginPage(SignInPageController.PATH)
                        .clientRegistrationRepository(directory)
                        .authorizedClientRepository(new NoAuthorizedClients())
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(requests))
                        .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(tokens(directory)))
                        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(users))
                        .successHandler(end::succeeded)
                        .failureHandler(end::failed))
                // What was in the session before belongs to the person who opened it; only where they want to go is
                // kept.
                .sessionManagement(sessions -> sessions.sessionFixation(fixation -> fixation.newSession()))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private static PathPatternRequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    /** With the deadlines of the directory. */
    private static RestClientAuthorizationCodeTokenResponseClient tokens(ProviderDirectory directory) {
        RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(directory.http().getRequestFactory())
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    @Bean
    FilterRegistrationBean<Filter> signInFilter(PasswordSignIn passwords, ProviderLogout logout) {
        return beforeWebApplications(new SignInFilter(passwords, logout), 0);
    }

    @Bean
    FilterRegistrationBean<Filter> providerSessionFilter() {
        return beforeWebApplications(new ProviderSessionFilter(), 1);
    }

    private static FilterRegistrationBean<Filter> beforeWebApplications(Filter filter, int position) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/camunda/*");
        registration.setOrder(BEFORE_WEB_APPLICATIONS + position);
        return registration;
    }
}
