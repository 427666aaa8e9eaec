package io.tierline.api.oncall;

import io.tierline.calendar.Interval;
import io.tierline.oncall.OnCall;
import io.tierline.oncall.OnCallFeeds.Feed;
import io.tierline.oncall.OnCallPlan;
import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import io.tierline.oncall.rota.Shift;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.stereotype.Component;

/** Who is on call, as an iCalendar (RFC 5545): the last days and the next months. Gaps are events, too. */
@Component
class OnCallCalendar {

    static final String TYPE = "text/calendar";

    /** A shift that has begun keeps its beginning, and so its identity, while it goes on. */
    private static final Duration BACK = Duration.ofDays(35);

    private static final Duration AHEAD = Duration.ofDays(90);

    private final OnCall onCall;
    private final People people;
    private final Clock clock;

    OnCallCalendar(OnCall onCall, People people, Clock clock) {
        this.onCall = onCall;
        this.people = people;
        this.clock = clock;
    }

    /** @param feed a team's, a person's, or null for that of all */
    String write(Feed feed) {
        Instant now = clock.instant();
        Map<String, Person> byId = people.all().stream().collect(Collectors.toMap(Person::id, Function.identity()));
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Tierline//On-call//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new XProperty("X-WR-CALNAME", "On call" + title(feed)));
        for (OnCallPlan plan : onCall.between(day(now).minus(BACK), day(now).plus(AHEAD))) {
            if (feed == null || feed.team() == null || feed.team().equals(plan.team())) {
                add(calendar, plan, feed, byId, now);
            }
        }
        return text(calendar);
    }

    private static String title(Feed feed) {
        if (feed == null) {
            return "";
        }
        return ": " + (feed.team() == null ? feed.person() : feed.team());
    }

    private static Instant day(Instant instant) {
        return instant.truncatedTo(java.time.temporal.ChronoUnit.DAYS);
    }

    private static void add(Calendar calendar, OnCallPlan plan, Feed feed, Map<String, Person> people, Instant now) {
        String what = plan.region().isEmpty() ? plan.team() : plan.team() + " " + plan.region();
        boolean ofPerson = feed != null && feed.person() != null;
        for (Shift shift : plan.shifts()) {
            var duty = shift.duty();
            if (!ofPerson || duty.person().equals(feed.person())) {
                String why = duty.standsInFor() == null
                        ? duty.source()
                        : duty.source() + ", instead of " + duty.standsInFor() + ": " + duty.why();
                String name = people.get(duty.person()).name();
                calendar.add(event(what + ": " + name, why, what + duty.person() + duty.source(), shift.span(), now));
            }
        }
        if (!ofPerson) {
            plan.gaps()
                    .forEach(gap ->
                            calendar.add(event(what + ": NOBODY ON CALL", gap.why(), what + "gap", gap.span(), now)));
        }
    }

    private static VEvent event(String summary, String description, String identity, Interval span, Instant now) {
        VEvent event = new VEvent(false);
        event.add(new Uid(
                UUID.nameUUIDFromBytes((identity + span.from()).getBytes(StandardCharsets.UTF_8)) + "@tierline"));
        event.add(new DtStamp(now));
        event.add(new DtStart<>(span.from()));
        event.add(new DtEnd<>(span.to()));
        event.add(new Summary(summary));
        event.add(new Description(description));
        return event;
    }

    private static String text(Calendar calendar) {
        StringWriter text = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
