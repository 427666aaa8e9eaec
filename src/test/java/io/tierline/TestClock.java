package io.tierline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** The one clock of all tests: it moves Tierline's time and the engine's together. */
public final class TestClock extends Clock {

    /** A Wednesday morning, with a working day ahead. */
    public static final Instant WEDNESDAY_0900 = Instant.parse("2026-03-11T09:00:00Z");

    private volatile Instant now = WEDNESDAY_0900;

    public void set(Instant instant) {
        now = instant;
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    public void advance(Duration duration) {
        set(now.plus(duration));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
