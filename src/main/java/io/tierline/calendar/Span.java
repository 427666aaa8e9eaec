package io.tierline.calendar;

/**
 * A part of a stretch of time, and what a calendar says of it.
 *
 * @param interval never empty
 * @param working true when it counts as working time
 * @param why in a reader's words: {@code working hours}, {@code outside working hours}, or the holiday's name
 */
public record Span(Interval interval, boolean working, String why) {}
