package io.tierline.security;

import io.tierline.audit.AuditAction;
import io.tierline.audit.AuditEvent;
import io.tierline.audit.AuditLog;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Records who opens, lists, searches or exports cases, before they are handed out: once per person, subject and hour.
 * The words of a search are not recorded, for they may be the name of a customer.
 */
class AuditedReadings extends OncePerRequestFilter {

    private static final Pattern CASE =
            Pattern.compile("/(?:api/v1/escalations|desk/api/cases)/(ESC-\\d{4}-\\d{6,12})(/.*)?");
    private static final Pattern TASK = Pattern.compile(
            "/(?:engine-rest(?:/engine/[^/]+)?|camunda/api/engine/engine/[^/]+)/task/([A-Za-z0-9-]{1,64})"
                    + "/(?:form-variables|variables|localVariables|form|rendered-form|deployed-form)(?:/.*)?");
    private static final MediaType TABLE = MediaType.valueOf("text/csv");

    private final AuditLog audit;
    private final WebSession sessions;
    private final JdbcClient jdbc;

    AuditedReadings(AuditLog audit, WebSession sessions, JdbcClient jdbc) {
        this.audit = audit;
        this.sessions = sessions;
        this.jdbc = jdbc;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if ("GET".equals(request.getMethod())) {
            reading(path(request), request).ifPresent(event -> record(event, request));
        }
        chain.doFilter(request, response);
    }

    /** As the servlets see it: decoded, so that no spelling of an address goes unrecorded. */
    private static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    private static boolean wantsTable(HttpServletRequest request) {
        try {
            return MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT))).stream()
                    .anyMatch(type -> !type.isWildcardType() && type.includes(TABLE));
        } catch (InvalidMediaTypeException e) {
            return false; // Answered 400 or 406.
        }
    }

    private Optional<AuditEvent> reading(String path, HttpServletRequest request) {
        Matcher one = CASE.matcher(path);
        if (one.matches()) {
            return Optional.of(AuditEvent.of(AuditAction.CASE_OPENED).about(one.group(1)));
        }
        Matcher task = TASK.matcher(path);
        if (task.matches()) {
            return caseOf(task.group(1))
                    .map(key -> AuditEvent.of(AuditAction.CASE_OPENED).about(key));
        }
        if (path.equals("/api/v1/escalations")) {
            boolean search = StringUtils.hasText(request.getParameter("q"));
            return Optional.of(AuditEvent.of(search ? AuditAction.CASES_SEARCHED : AuditAction.CASES_LISTED));
        }
        if (path.equals("/desk/api/escalations") || path.startsWith("/desk/api/escalations/table.")) {
            return Optional.of(AuditEvent.of(AuditAction.CASES_LISTED));
        }
        if (path.equals("/api/v1/inbox") || path.startsWith("/api/v1/inbox/")) {
            String id = path.replaceFirst("/api/v1/inbox/?", "");
            return Optional.of(AuditEvent.of(AuditAction.INBOX_READ).about(id));
        }
        boolean table = wantsTable(request);
        if (table && path.startsWith("/api/v1/kpis")) {
            return Optional.of(AuditEvent.of(AuditAction.FIGURES_EXPORTED));
        }
        return table && path.equals("/api/v1/people")
                ? Optional.of(AuditEvent.of(AuditAction.PEOPLE_EXPORTED))
                : Optional.empty();
    }

    private Optional<String> caseOf(String task) {
        return jdbc.sql(
                        """
                select e.business_key_ from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                where t.id_ = ? and e.business_key_ is not null""")
                .param(task)
                .query(String.class)
                .optional();
    }

    private void record(AuditEvent event, HttpServletRequest request) {
        String user = request.getRemoteUser() != null
                ? request.getRemoteUser()
                : sessions.user(request).orElse(null);
        if (user != null) {
            audit.recordOncePerHour(event.by(user).at(SignInCaller.current().door(), request.getRemoteAddr()));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {

        /** Behind Spring Security, which says who reads. */
        private static final int AFTER_SIGN_IN = -40;

        @Bean
        FilterRegistrationBean<AuditedReadings> auditedReadings(AuditLog audit, WebSession sessions, JdbcClient jdbc) {
            FilterRegistrationBean<AuditedReadings> filter =
                    new FilterRegistrationBean<>(new AuditedReadings(audit, sessions, jdbc));
            filter.addUrlPatterns("/api/*", "/engine-rest/*", "/camunda/*", "/desk/*");
            filter.setOrder(AFTER_SIGN_IN);
            return filter;
        }
    }
}
