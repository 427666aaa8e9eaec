package io.tierline.security;

import static io.tierline.security.Groups.ADMIN;
import static io.tierline.security.Groups.CUSTOMER_SUCCESS;
import static io.tierline.security.Groups.INTEGRATION;
import static io.tierline.security.Groups.MANAGER;
import static io.tierline.security.Groups.PROCESS_OWNER;
import static org.springframework.http.HttpMethod.GET;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who comes in where. Every path belongs to one of four doors; what belongs to none is not there. In front of all of them
 * Spring Security's firewall turns away addresses that mean two things, such as {@code //elsewhere/..;/camunda}.
 */
@Configuration(proxyBeanMethods = false)
class Doors {

    private static final Set<String> ROLES_THAT_READ = Set.of(MANAGER, PROCESS_OWNER, ADMIN, INTEGRATION);
    private static final Set<String> ROLES_THAT_ACT = Set.of(MANAGER, ADMIN, INTEGRATION);

    /** The interfaces for programs. No session: each request says who sends it. */
    @Bean
    @Order(1)
    SecurityFilterChain programs(
            HttpSecurity http,
            EngineSignIn signIn,
            IdentityService identity,
            TurnedAway turnedAway,
            Optional<ProviderTokens> providerTokens)
            throws Exception {
        if (providerTokens.isPresent()) {
            providerTokens.get().accept(http);
        }
        return http.securityMatcher(paths("/api/**", "/engine-rest/**", "/actuator/**", "/v3/**"))
                .authorizeHttpRequests(may -> may.requestMatchers(Doors::comesFromAnotherSite)
                        .denyAll()
                        .requestMatchers(
                                path(GET, "/actuator/health/**"),
                                path(GET, "/api/v1/openapi.yaml"),
                                path(GET, "/v3/api-docs/**"),
                                path(GET, "/v3/api-docs.yaml"))
                        .permitAll()
                        .requestMatchers(path("/actuator/**"))
                        .hasAnyAuthority(ADMIN, INTEGRATION)
                        .requestMatchers(path("/engine-rest/**"))
                        .authenticated() // the engine's own authorizations say what
                        .requestMatchers(path(GET, "/api/v1/kpis/**"))
                        .hasAnyAuthority(MANAGER, PROCESS_OWNER, CUSTOMER_SUCCESS, INTEGRATION, ADMIN)
                        .requestMatchers(path("/api/v1/inbox/**"))
                        .hasAnyAuthority(MANAGER, ADMIN) // what customers wrote is in there
                        .requestMatchers(path(GET, "/api/**"))
                        .access(agentsAnd(ROLES_THAT_READ))
                        .requestMatchers(path("/api/v1/escalations/*/acts"))
                        .hasAuthority(MANAGER)
                        .requestMatchers(
                                path("/api/v1/tickets"),
                                path("/api/v1/escalations/*/events"),
                                path("/api/v1/escalations/*/watchers/*"),
                                path("/api/v1/problems/**"))
                        .access(agentsAnd(ROLES_THAT_ACT))
                        .requestMatchers(path("/api/v1/on-call/feeds/**")) // which of them is decided there
                        .access(agentsAnd(ROLES_THAT_ACT))
                        .requestMatchers(path("/api/**"))
                        .hasAnyAuthority(MANAGER, ADMIN)
                        .anyRequest()
                        .denyAll())
                .authenticationProvider(signIn)
                .httpBasic(basic -> basic.authenticationEntryPoint(turnedAway::notSignedIn))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(turnedAway::notSignedIn)
                        .accessDeniedHandler(turnedAway::notAllowed))
                .addFilterAfter(new ActingUser(identity), AuthorizationFilter.class)
                .sessionManagement(Doors::none)
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
                .authorizeHttpRequests(may -> may.anyRequest().permitAll())
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin))
                .sessionManagement(Doors::none)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** For customers, vendors and calendar programs: the token in the address, or the signature, is what lets them in. */
    @Bean
    @Order(3)
    SecurityFilterChain outsiders(HttpSecurity http) throws Exception {
        return http.securityMatcher(paths("/status/**", "/feeds/**", "/webhooks/**"))
                .authorizeHttpRequests(may -> may.anyRequest().permitAll())
                .sessionManagement(Doors::none)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** The front page, which leads to Tasklist. Beside it there is nothing. */
    @Bean
    @Order(4)
    SecurityFilterChain rest(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(
                        may -> may.requestMatchers(path(GET, "/"), path(GET, "/favicon.ico"), path("/error"))
                                .permitAll()
                                .anyRequest()
                                .denyAll())
                .exceptionHandling(
                        nothing -> nothing.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND)))
                .sessionManagement(Doors::none)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private static void none(SessionManagementConfigurer<HttpSecurity> sessions) {
        sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS);
    }

    /** A browser that has been told a password sends it along with whatever a foreign page asks for; it says so. */
    private static boolean comesFromAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return "cross-site".equals(site) || "same-site".equals(site);
    }

    private static AuthorizationManager<RequestAuthorizationContext> agentsAnd(Set<String> roles) {
        return (who, request) -> {
            List<String> groups = ActingUser.groups(who.get());
            boolean signedIn = who.get().isAuthenticated() && !(who.get() instanceof AnonymousAuthenticationToken);
            return new AuthorizationDecision(
                    signedIn && (Groups.hasTeam(groups) || groups.stream().anyMatch(roles::contains)));
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
        return new OrRequestMatcher(Arrays.stream(patterns).map(Doors::path).toList());
    }
}
