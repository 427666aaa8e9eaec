package io.tierline.cases;

import java.time.Instant;

/**
 * What a list shows of a case's clocks.
 *
 * @param due the first open deadline, passed or not; null without one
 * @param clock the clock that it is of; null without one
 * @param target the first open deadline that is no promised update, passed or not; null without one
 * @param promise the first open deadline of a promised update, passed or not; null without one
 * @param atRiskFrom from when on an open deadline is at risk; null without one
 */
public record Deadline(Instant due, String clock, Instant target, Instant promise, Instant atRiskFrom) {}
