package io.tierline.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many sessions there may be.
 *
 * @param anonymousSessions in which no one has signed in yet, at once on one node
 * @param sessionsPerUser of one user at once on one node
 * @param anonymousSessionTimeout how long a session waits for a sign-in
 */
@ConfigurationProperties("tierline.limits")
record SessionSettings(
        @DefaultValue("200") int anonymousSessions,
        @DefaultValue("10") int sessionsPerUser,
        @DefaultValue("PT5M") Duration anonymousSessionTimeout) {}
