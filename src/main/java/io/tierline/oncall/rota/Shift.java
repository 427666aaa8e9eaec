package io.tierline.oncall.rota;

import io.tierline.calendar.Interval;

/** A stretch of time in which a person is on call, always for the same reason. */
public record Shift(Interval span, OnDuty duty) {}
