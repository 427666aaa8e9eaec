package io.tierline.oncall;

import io.tierline.calendar.Interval;

/**
 * Time in which a person is away: no task waits for them and no escalation policy asks them.
 *
 * @param reason for those who plan, or null; it is shown to no one else
 */
public record Absence(Interval span, String reason) {}
