package io.tierline.oncall.rota;

import io.tierline.calendar.Calendars;
import io.tierline.calendar.Interval;
import io.tierline.oncall.rota.Hours.Openings;
import io.tierline.oncall.rota.TemporarySchedule.FixedShift;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who is on call for a team, at an instant or over time.
 *
 * <p>A temporary schedule counts before everything else. Else each rotation that is in force has one person on call:
 * the one whose turn it is; an override may put another in their place, or leave the place empty. The turn of a person
 * who cannot be on call goes to the next participant of the rotation who can and is not removed. Overrides then add
 * people. A person who cannot be on call never is: an override or a fixed shift in their name has no effect.
 */
public final class Rota {

    private final RotaPlan plan;
    private final Availability availability;
    private final Openings cover;
    private final Map<Rotation, Openings> active = new LinkedHashMap<>();

    public Rota(RotaPlan plan, Calendars calendars, Availability availability) {
        this.plan = plan;
        this.availability = availability;
        this.cover = plan.cover().in(calendars);
        plan.rotations()
                .forEach(rotation -> active.put(rotation, rotation.active().in(calendars)));
    }

    /** Those on call, in the order in which they are asked, each once; empty when no one is. */
    public List<OnDuty> onCallAt(Instant at) {
        return moment(at).onDuty();
    }

    /** Why no one is on call at the instant, in a reader's words. */
    public String whyNobody(Instant at) {
        List<String> missing = moment(at).missing();
        return missing.isEmpty() ? "no rotation is in force" : String.join("; ", missing);
    }

    private record Moment(List<OnDuty> onDuty, List<String> missing) {

        static Moment empty() {
            return new Moment(new ArrayList<>(), new ArrayList<>());
        }

        void add(OnDuty duty) {
            if (onDuty.stream().noneMatch(one -> one.person().equals(duty.person()))) {
                onDuty.add(duty);
            }
        }
    }

    private Moment moment(Instant at) {
        Optional<TemporarySchedule> temporary = plan.temporarySchedules().stream()
                .filter(schedule -> isIn(schedule.span(), at))
                .findFirst();
        return temporary.map(schedule -> fixed(schedule, at)).orElseGet(() -> rotating(at));
    }

    private Moment fixed(TemporarySchedule schedule, Instant at) {
        Moment moment = Moment.empty();
        for (FixedShift shift : schedule.shifts()) {
            if (isIn(shift.span(), at)) {
                availability
                        .whyNot(shift.person(), at)
                        .ifPresentOrElse(
                                moment.missing()::add, () -> moment.add(OnDuty.of(shift.person(), OnDuty.TEMPORARY)));
            }
        }
        if (moment.onDuty().isEmpty() && moment.missing().isEmpty()) {
            moment.missing().add("the temporary schedule has no shift");
        }
        return moment;
    }

    private Moment rotating(Instant at) {
        Moment moment = Moment.empty();
        List<RotaOverride> overrides =
                plan.overrides().stream().filter(one -> isIn(one.span(), at)).toList();
        active.forEach((rotation, openings) -> {
            if (openings.isOpen(at)) {
                rotation.turns().at(at).ifPresent(turn -> place(rotation, turn, overrides, at, moment));
            }
        });
        for (RotaOverride override : overrides) {
            if (override.adds()) {
                availability
                        .whyNot(override.added(), at)
                        .ifPresentOrElse(
                                moment.missing()::add, () -> moment.add(OnDuty.of(override.added(), OnDuty.OVERRIDE)));
            }
        }
        return moment;
    }

    /** The one place that a rotation has. */
    private void place(Rotation rotation, long turn, List<RotaOverride> overrides, Instant at, Moment moment) {
        List<String> inTurn = rotation.from(turn);
        String scheduled = inTurn.get(0);
        String holder = scheduled;
        for (RotaOverride override : overrides) {
            if (override.replaces() && override.removed().equals(holder) && availability.is(override.added(), at)) {
                holder = override.added();
            }
        }
        if (isRemoved(holder, overrides)) {
            moment.missing().add(holder + " is taken out by an override");
            return;
        }
        if (!holder.equals(scheduled)) {
            moment.add(new OnDuty(holder, rotation.name(), scheduled, "override"));
            return;
        }
        Optional<String> whyNot = availability.whyNot(scheduled, at);
        if (whyNot.isEmpty()) {
            moment.add(OnDuty.of(scheduled, rotation.name()));
            return;
        }
        inTurn.stream()
                .skip(1)
                .filter(person -> availability.is(person, at) && !isRemoved(person, overrides))
                .findFirst()
                .ifPresentOrElse(
                        person -> moment.add(new OnDuty(person, rotation.name(), scheduled, whyNot.get())),
                        () -> moment.missing()
                                .add(whyNot.get() + ", and no participant of " + rotation.name() + " can stand in"));
    }

    private static boolean isRemoved(String person, List<RotaOverride> overrides) {
        return overrides.stream().anyMatch(one -> one.removes() && one.removed().equals(person));
    }

    /** The time on call of all people between two instants, by its beginning; shifts are cut off at both ends. */
    public List<Shift> shifts(Instant from, Instant to) {
        Map<OnDuty, Integer> open = new LinkedHashMap<>();
        List<Shift> shifts = new ArrayList<>();
        for (Interval part : parts(from, to)) {
            List<OnDuty> onDuty = onCallAt(part.from());
            open.keySet().retainAll(onDuty);
            for (OnDuty duty : onDuty) {
                Integer running = open.get(duty);
                if (running == null) {
                    open.put(duty, shifts.size());
                    shifts.add(new Shift(part, duty));
                } else {
                    Interval before = shifts.get(running).span();
                    shifts.set(running, new Shift(new Interval(before.from(), part.to()), duty));
                }
            }
        }
        return shifts;
    }

    /** When between two instants a person has to be on call and no one is. */
    public List<Gap> gaps(Instant from, Instant to) {
        List<Gap> gaps = new ArrayList<>();
        for (Interval part : parts(from, to)) {
            if (cover.isOpen(part.from()) && onCallAt(part.from()).isEmpty()) {
                append(gaps, new Gap(part, whyNobody(part.from())));
            }
        }
        return gaps;
    }

    private static void append(List<Gap> gaps, Gap next) {
        Gap last = gaps.isEmpty() ? null : gaps.get(gaps.size() - 1);
        if (last == null || !last.span().to().equals(next.span().from())) {
            gaps.add(next);
            return;
        }
        Set<String> whys = new LinkedHashSet<>(List.of(last.why().split("; ")));
        whys.addAll(List.of(next.why().split("; ")));
        gaps.set(
                gaps.size() - 1,
                new Gap(new Interval(last.span().from(), next.span().to()), String.join("; ", whys)));
    }

    /** The stretch, cut wherever anything can change: within a part, the same people are on call all the time. */
    private List<Interval> parts(Instant from, Instant to) {
        TreeSet<Instant> edges = new TreeSet<>();
        edgesOf(cover.between(from, to)).forEach(edges::add);
        active.forEach((rotation, openings) -> {
            edgesOf(openings.between(from, to)).forEach(edges::add);
            edges.addAll(rotation.turns().handOvers(from, to));
        });
        plan.overrides().forEach(override -> edgesOf(List.of(override.span())).forEach(edges::add));
        plan.temporarySchedules().forEach(schedule -> {
            edgesOf(List.of(schedule.span())).forEach(edges::add);
            edgesOf(schedule.shifts().stream().map(FixedShift::span).toList()).forEach(edges::add);
        });
        plan.people().forEach(person -> edgesOf(availability.absences().getOrDefault(person, List.of()))
                .forEach(edges::add));
        edges.removeIf(edge -> !edge.isAfter(from) || !edge.isBefore(to));
        edges.add(to);
        List<Interval> parts = new ArrayList<>();
        Instant begin = from;
        for (Instant edge : edges) {
            if (begin.isBefore(edge)) {
                parts.add(new Interval(begin, edge));
            }
            begin = edge;
        }
        return parts;
    }

    private static Stream<Instant> edgesOf(Collection<Interval> intervals) {
        return intervals.stream().flatMap(interval -> Stream.of(interval.from(), interval.to()));
    }

    private static boolean isIn(Interval interval, Instant at) {
        return !at.isBefore(interval.from()) && at.isBefore(interval.to());
    }
}
