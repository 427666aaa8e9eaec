package io.tierline.oncall;

import io.tierline.calendar.Calendars;
import io.tierline.oncall.NextContact.Alert;
import io.tierline.oncall.NextContact.Nobody;
import io.tierline.oncall.NextContact.Passed;
import io.tierline.oncall.NextContact.Reason;
import io.tierline.oncall.rota.Availability;
import io.tierline.oncall.rota.OnDuty;
import io.tierline.oncall.rota.Rota;
import io.tierline.oncall.rota.RotaPlan;
import io.tierline.oncall.rota.Shift;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whom to alert about a case that was not acknowledged; looked up when the alert is due, not before. */
@Component
public class OnCall {

    private static final String MANAGERS = "manager";

    private final People people;
    private final Absences absences;
    private final Rotas rotas;
    private final WorkCalendars calendars;

    OnCall(People people, Absences absences, Rotas rotas, WorkCalendars calendars) {
        this.people = people;
        this.absences = absences;
        this.rotas = rotas;
        this.calendars = calendars;
    }

    /**
     * The next person on a team's escalation policy: the first who was not asked yet and can be, step by step. A person
     * who is absent, has left or cannot be reached is passed over.
     *
     * @param region where the customer is, for teams whose rota differs by region; null for none
     * @param alreadyAsked ids of those who were alerted before and did not answer
     * @param at when the alert is due
     */
    public NextContact next(
            String team, String region, List<EscalationStep> escalation, Set<String> alreadyAsked, Instant at) {
        List<Passed> passed = new ArrayList<>();
        Moment moment = new Moment(team, region, at);
        for (EscalationStep step : escalation) {
            Candidates candidates = moment.candidates(step);
            passed.addAll(candidates.passed());
            for (Candidate candidate : candidates.people()) {
                Person person = candidate.person();
                Optional<Passed> unfit = alreadyAsked.contains(person.id())
                        ? Optional.of(
                                new Passed(step, person.id(), Reason.ALL_ASKED, person.id() + " was asked already"))
                        : moment.unfit(step, person);
                if (unfit.isEmpty()) {
                    return new Alert(person, step, candidate.why(), List.copyOf(passed));
                }
                passed.add(unfit.get());
            }
            if (candidates.people().isEmpty() && candidates.passed().isEmpty()) {
                passed.add(new Passed(step, null, Reason.GONE, "there is nobody who is " + moment.role(step)));
            }
        }
        return nobody(passed);
    }

    /** All whom the escalation policy would ask now, in turn, if no one answered. */
    public List<Alert> escalation(String team, String region, List<EscalationStep> escalation, Instant at) {
        List<Alert> all = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        while (next(team, region, escalation, asked, at) instanceof Alert alert) {
            all.add(alert);
            asked.add(alert.person().id());
        }
        return all;
    }

    private static Nobody nobody(List<Passed> passed) {
        Passed telling = passed.stream()
                .filter(one -> one.reason() == Reason.ALL_ASKED)
                .findFirst()
                .orElse(passed.get(0));
        String why =
                telling.reason() == Reason.ALL_ASKED ? "everybody in the escalation policy was asked" : telling.why();
        return new Nobody(telling.reason(), why, List.copyOf(passed));
    }

    /** Whether a person is of that team, and at work at that instant. */
    public boolean isAtWork(String person, String team, Instant at) {
        Moment moment = new Moment(team, null, at);
        return people.find(person)
                .filter(one -> one.active() && one.isIn(team) && moment.isAtWork(one))
                .filter(one -> moment.absent.absentUntil(one.id(), at).isEmpty())
                .isPresent();
    }

    private record Candidate(Person person, String why) {}

    /** @param passed what was found on the way */
    private record Candidates(List<Candidate> people, List<Passed> passed) {}

    /** What the steps of a team's escalation policy are at an instant. */
    private final class Moment {

        private final String team;
        private final String region;
        private final Instant at;
        private final Availability absent;
        private final Calendars hours = calendars.now();

        Moment(String team, String region, Instant at) {
            this.team = team;
            this.region = region;
            this.at = at;
            this.absent = new Availability(absences.endingAfter(at), Set.of());
        }

        Candidates candidates(EscalationStep step) {
            return switch (step.kind()) {
                case ON_CALL -> onCall(step);
                case TEAM, GROUP -> atWork(step, people.inGroup(groupOf(step)));
                case LEAD -> of(step, leads());
                case MANAGER ->
                    of(
                            step,
                            people.inGroup(MANAGERS).stream()
                                    .sorted(Comparator.comparing(person -> !isAtWork(person)))
                                    .toList());
                case PERSON -> of(step, people.find(step.id()).stream().toList());
            };
        }

        private Candidates onCall(EscalationStep step) {
            List<RotaPlan> plans = rotas.counting(team, region);
            return plans.isEmpty() ? withoutRota(step) : byRota(step, plans);
        }

        private Candidates byRota(EscalationStep step, List<RotaPlan> plans) {
            List<Passed> gaps = new ArrayList<>();
            for (RotaPlan plan : plans) {
                Rota rota = rota(plan, at);
                List<OnDuty> onDuty = rota.onCallAt(at);
                if (!onDuty.isEmpty()) {
                    return new Candidates(
                            onDuty.stream()
                                    .map(duty -> new Candidate(
                                            people.find(duty.person()).orElseThrow(), why(plan, duty)))
                                    .toList(),
                            gaps);
                }
                gaps.add(new Passed(
                        step, null, Reason.GAP, "nobody is on call for " + name(plan) + ": " + rota.whyNobody(at)));
            }
            return new Candidates(List.of(), gaps);
        }

        private Candidates withoutRota(EscalationStep step) {
            Candidates working = atWork(step, people.inGroup(team));
            if (working.people().stream()
                    .anyMatch(candidate -> unfit(step, candidate.person()).isEmpty())) {
                return working;
            }
            List<Passed> passed = new ArrayList<>();
            passed.add(
                    new Passed(step, null, Reason.NO_ROTA, team + " has no rota, and nobody of the team is at work"));
            passed.addAll(working.passed());
            return new Candidates(of(step, leads()).people(), passed);
        }

        private List<Person> leads() {
            return people.inGroup(team).stream()
                    .filter(person -> person.leads(team))
                    .toList();
        }

        private Candidates atWork(EscalationStep step, List<Person> members) {
            List<Passed> off = members.stream()
                    .filter(person -> !isAtWork(person))
                    .map(person ->
                            new Passed(step, person.id(), Reason.OFF_DUTY, person.id() + " does not work at this time"))
                    .toList();
            Candidates there = of(step, members.stream().filter(this::isAtWork).toList());
            return new Candidates(there.people(), off);
        }

        private Candidates of(EscalationStep step, List<Person> persons) {
            return new Candidates(
                    persons.stream()
                            .map(person -> new Candidate(person, role(step)))
                            .toList(),
                    List.of());
        }

        private boolean isAtWork(Person person) {
            return person.hours().in(hours).isOpen(at);
        }

        Optional<Passed> unfit(EscalationStep step, Person person) {
            if (!person.active()) {
                return Optional.of(new Passed(step, person.id(), Reason.GONE, person.id() + " has left"));
            }
            if (!person.contacts().reachable()) {
                return Optional.of(new Passed(
                        step, person.id(), Reason.NO_CONTACT, "no address or account of " + person.id() + " is known"));
            }
            return absent.absentUntil(person.id(), at)
                    .map(until ->
                            new Passed(step, person.id(), Reason.ABSENT, person.id() + " is absent until " + until));
        }

        String role(EscalationStep step) {
            return switch (step.kind()) {
                case ON_CALL -> "at work for " + team + ", which has no rota";
                case TEAM, GROUP -> "member of " + groupOf(step);
                case LEAD -> "lead of " + team;
                case MANAGER -> "manager";
                case PERSON -> "named in the escalation matrix";
            };
        }

        private String groupOf(EscalationStep step) {
            return step.kind() == EscalationStep.Kind.GROUP ? step.id() : team;
        }
    }

    private static String why(RotaPlan plan, OnDuty duty) {
        String why = "on call for " + name(plan) + ", " + duty.source();
        return duty.standsInFor() == null ? why : why + ", instead of " + duty.standsInFor() + " (" + duty.why() + ")";
    }

    private static String name(RotaPlan plan) {
        return plan.region().isEmpty() ? plan.team() : plan.team() + " in " + plan.region();
    }

    /** A rota as it is from an instant on: with the absences that have not ended by then, and today's members. */
    private Rota rota(RotaPlan plan, Instant from) {
        Set<String> members =
                people.inGroup(plan.team()).stream().map(Person::id).collect(Collectors.toSet());
        return new Rota(plan, calendars.now(), new Availability(absences.endingAfter(from), members));
    }

    /** Who is on call for each team that has a rota, from when to when, and where the gaps are. */
    public List<OnCallPlan> between(Instant from, Instant to) {
        List<RotaPlan> plans = rotas.all();
        return plans.stream().map(plan -> between(plan, plans, from, to)).toList();
    }

    private OnCallPlan between(RotaPlan plan, List<RotaPlan> plans, Instant from, Instant to) {
        Rota rota = rota(plan, from);
        List<Shift> general = plan.region().isEmpty()
                ? List.of()
                : plans.stream()
                        .filter(other -> other.team().equals(plan.team())
                                && other.region().isEmpty())
                        .flatMap(other -> rota(other, from).shifts(from, to).stream())
                        .toList();
        return new OnCallPlan(
                plan.team(),
                plan.region(),
                rota.shifts(from, to),
                rota.gaps(from, to).stream()
                        .flatMap(gap -> gap.without(general).stream())
                        .toList());
    }
}
