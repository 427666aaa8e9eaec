package io.tierline.security;

import static io.tierline.security.Groups.ADMIN;
import static io.tierline.security.Groups.INTEGRATION;
import static io.tierline.security.Groups.MANAGER;
import static io.tierline.security.Groups.PROCESS_OWNER;
import static org.springframework.http.HttpMethod.GET;

import io.tierline.tokens.ApiTokens;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who comes in where. Every path belongs to one of six doors; what belongs to none is not there. In front of all of them
 * Spring Security's firewall turns away addresses that mean two things, such as {@code //elsewhere/..;/camunda}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GroupSettings.class)
class SecurityConfiguration {

    private static final Set<String> ROLES_THAT_READ = Set.of(MANAGER, PROCESS_OWNER, ADMIN, INTEGRATION);
    private static final Set<String> ROLES_THAT_ACT = Set.of(MANAGER, ADMIN, INTEGRATION);

    /** Requests are measured by their paths; that each filter is measured too costs more than most filters. */
    @Bean
    SecurityObservationSettings noObservationsOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /** The interfaces for programs. No session: each request says who sends it. */
    @Bean
    @Order(1)
    SecurityFilterChain programs(
            HttpSecurity http,
            EngineSignIn signIn,
            IdentityService identity,
            RejectedCallers rejectedCallers,
            ApiTokens tokens,
            Optional<ProviderTokens> providerTokens,
            GroupSettings groups)
            throws Exception {
        String[] figureReaders = Stream.concat(ROLES_THAT_READ.stream(), groups.readFigures().stream())
                .toArray(String[]::new);
        if (providerTokens.isPresent()) {
            providerTokens.get().accept(http);
        }
        return http.securityMatcher(paths("/api/**", "/engine-rest/**", "/actuator/**", "/v3/**"))
                .authorizeHttpRequests(may -> may.requestMatchers(SecurityConfiguration::comesFromAnotherSite)
                        .denyAll()
                        .requestMatchers(
                                path(GET, "/actuator/health/**"),
                                path(GET, "/api/v1/openapi.yaml"),
                                path(GET, "/v3/api-docs/**"),
                                path(GET, "/v3/api-docs.yaml"))
                        .permitAll()
                        .requestMatchers(path("/actuator/sbom/**"))
                        .hasAuthority(ADMIN)
                        .requestMatchers(path("/actuator/**"))
                        .hasAnyAuthority(ADMIN, INTEGRATION)
                        .requestMatchers(path("/engine-rest/**"))
                        .authenticated() // the engine's own authorizations say what
                        .requestMatchers(path(GET, "/api/v1/kpis/**"))
                        .hasAnyAuthority(figureReaders)
                        .requestMatchers(path("/api/v1/inbox/**"))
                        .hasAnyAuthority(MANAGER, ADMIN) // what customers wrote is in there
                        .requestMatchers(path("/api/v1/tokens/**"), path("/api/v1/audit/**"))
                        .hasAuthority(ADMIN)
                        .requestMatchers(path("/api/v1/operations/agreement/*/restore"))
                        .hasAuthority(ADMIN)
                        .requestMatchers(path("/api/v1/operations/**"))
                        .hasAnyAuthority(MANAGER, ADMIN)
                        .requestMatchers(path(GET, "/api/**"))
                        .access(agentsAnd(ROLES_THAT_READ))
                        .requestMatchers(path("/api/v1/escalations/*/acts"))
                        .hasAuthority(MANAGER)
                        .requestMatchers(path("/api/v1/escalations/*/status-link/*"))
                        .access(SecurityConfiguration::worksOnCases)
                        .requestMatchers(
                                path("/api/v1/tickets"),
                                path("/api/v1/escalations/*/events"),
                                path("/api/v1/escalations/*/attachments"),
                                path("/api/v1/escalations/*/watchers/*"),
                                path("/api/v1/problems/**"))
                        .access(agentsAnd(ROLES_THAT_ACT))
                        .requestMatchers(path("/api/v1/on-call/feeds/**")) // which of them is decided there
                        .access(agentsAnd(ROLES_THAT_ACT))
                        .requestMatchers(path("/api/**"))
                        .hasAnyAuthority(MANAGER, ADMIN)
                        .anyRequest()
                        .denyAll())
                // No other: with authenticationProvider(...) a wrong password would be asked about a second time.
                .authenticationManager(new ProviderManager(signIn))
                .httpBasic(basic -> basic.authenticationEntryPoint(rejectedCallers::notSignedIn))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(rejectedCallers::notSignedIn)
                        .accessDeniedHandler(rejectedCallers::notAllowed))
                .addFilterBefore(new TokenFilter(tokens, rejectedCallers), BasicAuthenticationFilter.class)
                .addFilterAfter(new ActingUser(identity), AuthorizationFilter.class)
                .sessionManagement(SecurityConfiguration::none)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Tasklist, Cockpit and Admin: they sign people in by themselves, with a session and a CSRF token of their own. */
    @Bean
    @Order(2)
    SecurityFilterChain webApplications(HttpSecurity http) throws Exception {
        return http.securityMatcher(path("/camunda/**"))
                .authorizeHttpRequests(may -> may.requestMatchers(
                                // Would make a first administrator of any caller: the start makes it.
                                paths("/camunda/api/*/setup/**", "/camunda/app/*/*/setup/**"), new UnknownPageFilter())
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(SecurityConfiguration::notThere)
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin))
                .sessionManagement(SecurityConfiguration::none)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** The customer's page: the token in its address lets every caller in. Staff who sign in here are known by name. */
    @Bean
    @Order(3)
    SecurityFilterChain customers(HttpSecurity http, EngineSignIn signIn, RejectedCallers rejectedCallers)
            throws Exception {
        return http.securityMatcher(paths("/status/**"))
                .authorizeHttpRequests(may -> may.requestMatchers(SecurityConfiguration::carriesPasswordFromAnotherSite)
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .authenticationManager(new ProviderManager(signIn))
                .httpBasic(basic -> basic.authenticationEntryPoint(rejectedCallers::notSignedIn))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(rejectedCallers::notSignedIn)
                        .accessDeniedHandler(rejectedCallers::notAllowed))
                .sessionManagement(SecurityConfiguration::none)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** For vendors and calendar programs: the token in the address, or the signature, is what lets them in. */
    @Bean
    @Order(4)
    SecurityFilterChain outsiders(HttpSecurity http) throws Exception {
        return http.securityMatcher(paths("/feeds/**", "/webhooks/**"))
                .authorizeHttpRequests(may -> may.anyRequest().permitAll())
                .sessionManagement(SecurityConfiguration::none)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Tierline's own screens: for people who work on cases, by the session of the web applications. */
    @Bean
    @Order(5)
    SecurityFilterChain screens(
            HttpSecurity http, WebSession sessions, IdentityService identity, RejectedCallers rejectedCallers)
            throws Exception {
        return http.securityMatcher(paths("/desk/**"))
                .authorizeHttpRequests(may -> may.dispatcherTypeMatchers(DispatcherType.ASYNC) // the end of a stream
                        .permitAll()
                        .requestMatchers(path(GET, "/desk/api/sent")) // there is one in a trial only
                        .authenticated()
                        .requestMatchers(path("/desk/api/**"))
                        .access(SecurityConfiguration::worksOnCases)
                        .requestMatchers( // no data in them
                                path(GET, "/desk/cases"),
                                path(GET, "/desk/cases/*"),
                                path(GET, "/desk/escalations"),
                                path(GET, "/desk/sent"),
                                path(GET, "/desk/style.css"))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(refused -> refused.authenticationEntryPoint(rejectedCallers::sessionEnded)
                        .accessDeniedHandler(rejectedCallers::notAllowed))
                .addFilterBefore(new DeskSession(sessions, rejectedCallers), AuthorizationFilter.class)
                .addFilterAfter(new ActingUser(identity), AuthorizationFilter.class)
                .sessionManagement(SecurityConfiguration::none)
                .csrf(AbstractHttpConfigurer::disable) // DeskSession asks for the web applications' own token
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** The front page, which leads to Tasklist. Beside it there is nothing. */
    @Bean
    @Order(6)
    SecurityFilterChain rest(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(may -> may.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(path(GET, "/"), path(GET, "/favicon.ico"))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(SecurityConfiguration::notThere)
                .sessionManagement(SecurityConfiguration::none)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Parameters and headers are looked at when they are read; what is wrong with them is told as for addresses. */
    @Bean
    RequestRejectedHandler rejectedRequests(RejectedCallers rejectedCallers) {
        return (request, response, reason) -> rejectedCallers.badRequest(
                response, "The request holds something that no address, parameter or header may hold.");
    }

    private static void notThere(ExceptionHandlingConfigurer<HttpSecurity> refused) {
        refused.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND));
    }

    private static void none(SessionManagementConfigurer<HttpSecurity> sessions) {
        sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS);
    }

    /** A browser that has been told a password sends it along with whatever a foreign page asks for; it says so. */
    private static boolean comesFromAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return "cross-site".equals(site) || "same-site".equals(site);
    }

    private static boolean carriesPasswordFromAnotherSite(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null && comesFromAnotherSite(request);
    }

    /** People who work on cases, and not machines. */
    private static AuthorizationDecision worksOnCases(
            Supplier<Authentication> who, RequestAuthorizationContext request) {
        return new AuthorizationDecision(isSignedIn(who.get()) && Groups.workOnCases(ActingUser.groups(who.get())));
    }

    private static boolean isSignedIn(Authentication who) {
        return who.isAuthenticated() && !(who instanceof AnonymousAuthenticationToken);
    }

    private static AuthorizationManager<RequestAuthorizationContext> agentsAnd(Set<String> roles) {
        return (who, request) -> {
            List<String> groups = ActingUser.groups(who.get());
            return new AuthorizationDecision(isSignedIn(who.get())
                    && (Groups.hasTeam(groups) || groups.stream().anyMatch(roles::contains)));
        };
    }

    /** By the path as it is: a matcher that asks Spring MVC would not see the engine's own servlets. */
    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    private static RequestMatcher path(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }

    private static RequestMatcher paths(String... patterns) {
        return new OrRequestMatcher(
                Arrays.stream(patterns).map(SecurityConfiguration::path).toList());
    }
}
