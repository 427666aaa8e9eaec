package io.tierline.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Bounds the sessions of the web applications, which begin one with every request that brings none. Sessions without a
 * sign-in are few and short: the oldest ends when there are too many. So they never take the place of a session with
 * one. A person has some at a time: with one more, their oldest ends.
 */
@EnableConfigurationProperties(SessionSettings.class)
@Component
class SessionLimits implements HttpSessionListener, HttpSessionAttributeListener {

    /** Where the web applications keep who has signed in. */
    private static final String SIGNED_IN = "authenticatedUser";

    private final int mostAnonymous;
    private final int mostOfOne;
    private final int anonymousSeconds;
    private final Counter ended;

    /** Oldest first. */
    private final Map<String, HttpSession> anonymous = new LinkedHashMap<>();

    private final Map<String, Map<String, HttpSession>> byUser = new HashMap<>();

    /** How long a session lasts in which a person has signed in, in seconds, as the server would have it. */
    private final Map<String, Integer> usualSeconds = new HashMap<>();

    SessionLimits(SessionSettings settings, MeterRegistry meters) {
        this.mostAnonymous = settings.anonymousSessions();
        this.mostOfOne = settings.sessionsPerUser();
        this.anonymousSeconds =
                Math.toIntExact(settings.anonymousSessionTimeout().toSeconds());
        this.ended = Counter.builder("tierline.sessions.ended")
                .description("Sessions that ended because there were too many of their kind")
                .register(meters);
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        HttpSession session = event.getSession();
        List<HttpSession> tooMany;
        synchronized (this) {
            usualSeconds.put(session.getId(), session.getMaxInactiveInterval());
            anonymous.put(session.getId(), session);
            tooMany = oldest(anonymous, mostAnonymous);
        }
        session.setMaxInactiveInterval(anonymousSeconds);
        end(tooMany);
    }

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        changed(event);
    }

    @Override
    public void attributeReplaced(HttpSessionBindingEvent event) {
        changed(event);
    }

    private void changed(HttpSessionBindingEvent event) {
        if (!SIGNED_IN.equals(event.getName())) {
            return;
        }
        HttpSession session = event.getSession();
        String user = user(session.getAttribute(SIGNED_IN));
        if (user == null) {
            return;
        }
        List<HttpSession> tooMany;
        synchronized (this) {
            if (anonymous.remove(session.getId()) == null) {
                return;
            }
            session.setMaxInactiveInterval(usualSeconds.get(session.getId()));
            Map<String, HttpSession> theirs = byUser.computeIfAbsent(user, name -> new LinkedHashMap<>());
            theirs.put(session.getId(), session);
            tooMany = oldest(theirs, mostOfOne);
        }
        end(tooMany);
    }

    private static String user(Object value) {
        return value instanceof Authentications all
                ? all.getAuthentications().stream()
                        .filter(UserAuthentication.class::isInstance)
                        .map(UserAuthentication.class::cast)
                        .map(UserAuthentication::getIdentityId)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static List<HttpSession> oldest(Map<String, HttpSession> sessions, int most) {
        List<HttpSession> tooMany = new ArrayList<>();
        Iterator<HttpSession> oldestFirst = sessions.values().iterator();
        for (int over = sessions.size() - most; over > 0; over--) {
            tooMany.add(oldestFirst.next());
        }
        return tooMany;
    }

    /** Without the lock: ending a session tells the listeners, this one among them. */
    private void end(List<HttpSession> sessions) {
        for (HttpSession session : sessions) {
            try {
                session.invalidate();
                ended.increment();
            } catch (IllegalStateException e) {
                // It has ended in this moment by itself.
            }
        }
    }

    @Override
    public synchronized void sessionDestroyed(HttpSessionEvent event) {
        String id = event.getSession().getId();
        usualSeconds.remove(id);
        anonymous.remove(id);
        byUser.values().forEach(sessions -> sessions.remove(id));
        byUser.values().removeIf(Map::isEmpty);
    }
}
