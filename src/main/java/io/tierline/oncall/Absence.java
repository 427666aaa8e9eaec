package io.tierline.oncall;

import io.tierline.calendar.Interval;

/**
 * Time in which somebody is away: no task waits for them and no escalation policy asks them.
 *
 * @param reason for those who plan, or null; nobody else is shown it
 */
public record Absence(Interval span, String reason) {}
