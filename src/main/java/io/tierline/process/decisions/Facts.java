package io.tierline.process.decisions;

import io.tierline.aliases.Alias;
import io.tierline.aliases.Aliases;
import io.tierline.calendar.Calendars;
import io.tierline.calendar.WorkingCalendar;
import io.tierline.cases.Case;
import io.tierline.sla.CaseClocks;
import io.tierline.sla.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the decisions of the models may ask about a case, by name. Missing is null. */
public final class Facts {

    /** What {@link #of} puts in; a test holds the two against each other. */
    public static final Set<String> NAMES = Set.of(
            "priority",
            "impact",
            "category",
            "plan",
            "customer",
            "affectedUsers",
            "component",
            "integrationId",
            "hoursOpen",
            "interactions",
            "breachAtRisk",
            "targetsMissed",
            "repeat",
            "reopened",
            "escalated",
            "daysSinceClosed",
            "securityOrDataLoss",
            "hops",
            "currentTier",
            "cameFrom",
            "lastOutcome",
            "requestedLevel",
            "requestedReason",
            "criteriaAlreadyMoved",
            "criteriaSoFar",
            "region",
            "workingHours",
            "localHour");

    /** Those that come from what a person wrote, and that can be erased with it. All others are facts of the ledger. */
    public static final Set<String> TEXTS = Set.of("integrationId");

    /** The calendar that comes with the product, and that an owner sets to their place. */
    private static final String DESK = "business-hours";

    private Facts() {}

    /** @param integrationId as it was last named; null when not known */
    static Map<String, Object> of(
            Case file, String integrationId, CaseClocks clocks, Calendars calendars, Instant now) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("priority", file.priority());
        facts.put("impact", file.impact());
        facts.put("category", file.category());
        facts.put("plan", file.plan());
        facts.put("customer", file.customer());
        facts.put("affectedUsers", file.affectedUsers());
        facts.put("component", file.component());
        facts.put("integrationId", integrationId);
        facts.put("hoursOpen", Duration.between(file.openedAt(), now).toHours());
        facts.put("interactions", file.interactions());
        facts.put(
                "breachAtRisk",
                clocks.current(Clock.RESOLUTION)
                        .filter(clock -> atRisk(clock, now))
                        .isPresent());
        facts.put("targetsMissed", file.breached());
        facts.put("repeat", file.isRepeat());
        facts.put("reopened", file.reopened() > 0);
        facts.put("escalated", file.escalated());
        facts.put("daysSinceClosed", daysSinceClosed(file, now));
        Aliases.of(Alias.Kind.FACT).forEach(alias -> facts.put(alias.name(), asBefore(alias, facts)));
        facts.put("hops", file.assignments().size());
        facts.put("currentTier", file.tier());
        facts.put("cameFrom", file.tier() == null ? null : file.cameFrom());
        facts.put("lastOutcome", file.lastOutcome());
        facts.put(
                "requestedLevel", file.request() == null ? null : file.request().level());
        facts.put(
                "requestedReason",
                file.request() == null ? null : file.request().reason());
        facts.put("criteriaAlreadyMoved", criteriaMoved(file));
        facts.put("criteriaSoFar", List.copyOf(criteriaSoFar(file)));
        WorkingCalendar calendar = calendar(calendars, file.region());
        facts.put("region", file.region());
        facts.put("workingHours", !calendar.intervals(now, now.plusMillis(1)).isEmpty());
        facts.put("localHour", now.atZone(calendar.zone()).getHour());
        return facts;
    }

    /** A fact of earlier releases: {@code category in security, data}. */
    private static boolean asBefore(Alias alias, Map<String, Object> facts) {
        String[] parts = alias.now().split(" in ", 2);
        return List.of(parts[1].split("\\s*,\\s*")).contains(String.valueOf(facts.get(parts[0])));
    }

    /**
     * What is on record as a reason since the level got the case: why it came there, what was seen to hold since, and what
     * a manager set aside when de-escalating it.
     */
    public static Set<String> criteriaSoFar(Case file) {
        Set<String> known = new LinkedHashSet<>(file.criteria());
        known.addAll(file.oversight().setAside());
        if (file.assignment() != null) {
            known.addAll(file.assignment().reasons());
        }
        return known;
    }

    /** The calendar of the region's own name; where there is none, the desk's. */
    private static WorkingCalendar calendar(Calendars calendars, String region) {
        return calendars.get(region != null && calendars.names().contains(region) ? region : DESK);
    }

    /** Since a manager last de-escalated the case: what speaks for escalating it after that is new. */
    private static boolean criteriaMoved(Case file) {
        return file.assignments().stream()
                .filter(assignment -> assignment.number() > file.oversight().setAsideAt())
                .anyMatch(assignment -> "criteria".equals(assignment.by()));
    }

    /** Up to when the customer said that it is not fixed, however late that is decided on. */
    private static Long daysSinceClosed(Case file, Instant now) {
        if (file.closedAt() == null) {
            return null;
        }
        Instant until = file.reopenWish() == null ? now : file.reopenWish().at();
        return Math.max(0, Duration.between(file.closedAt(), until).toDays());
    }

    private static boolean atRisk(Clock clock, Instant now) {
        return clock.isOpen() && clock.atRisk() != null && !clock.atRisk().isAfter(now);
    }
}
