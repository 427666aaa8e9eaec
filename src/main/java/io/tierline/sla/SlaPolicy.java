package io.tierline.sla;

import io.tierline.calendar.Calendars;
import io.tierline.calendar.WorkingCalendar;
import io.tierline.calendar.WorkingTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was promised to a case: the outputs of {@code sla-policy.dmn}, as the event {@code policy-pinned} keeps them. A
 * target that the policy leaves out does not exist: its clock runs, but can neither be met nor breached.
 *
 * @param rule the id of the DMN rule that answered
 * @param version the version of the decision
 * @param targets target by output name, such as {@code firstResponse} or {@code timeAtTier1}
 * @param calendar the name of the calendar that all targets are counted in
 * @param atRiskShare the share of a target after which a clock counts as at risk, between 0 and 1; null for no warning
 * @param retroactive true when a change of policy also holds for clocks that run already, from their start
 */
public record SlaPolicy(
        String rule,
        String version,
        Map<String, WorkingTime> targets,
        String calendar,
        BigDecimal atRiskShare,
        boolean retroactive) {

    static final String FIRST_RESPONSE = "firstResponse";
    static final String ACKNOWLEDGE = "acknowledge";
    static final String RESOLUTION = "resolution";
    static final String NEXT_REPLY = "nextReply";
    static final String UPDATE_EVERY = "updateEvery";
    static final String REPLY_REMINDER = "replyReminder";
    static final String NO_REPLY = "noReply";
    static final String CONFIRMATION = "confirmation";

    /** A warning a span before the target is used up, instead of {@code atRiskShare}. */
    static final String AT_RISK_BEFORE = "atRiskBefore";

    /** With the name of a level behind it: {@code timeAtTier1}, {@code timeAtEngineering}, {@code timeAtBilling}. */
    static final String TIME_AT = "timeAt";

    /** For each specialist team that has no target of its own. */
    static final String TIME_AT_ANY_TEAM = "timeAtTeam";

    private static final List<String> TARGETS = List.of(
            FIRST_RESPONSE,
            ACKNOWLEDGE,
            RESOLUTION,
            NEXT_REPLY,
            UPDATE_EVERY,
            REPLY_REMINDER,
            NO_REPLY,
            CONFIRMATION,
            AT_RISK_BEFORE);

    private static final List<String> OTHERS = List.of("calendar", "atRiskShare", "retroactive");

    /** The shorter one may not be longer than the other: a step longer than the whole could never be late in time. */
    private static final List<List<String>> NOT_LONGER_THAN = List.of(
            List.of(FIRST_RESPONSE, RESOLUTION),
            List.of(NEXT_REPLY, RESOLUTION),
            List.of(ACKNOWLEDGE, RESOLUTION),
            List.of(UPDATE_EVERY, RESOLUTION),
            List.of(REPLY_REMINDER, NO_REPLY));

    public SlaPolicy {
        targets = Collections.unmodifiableMap(new TreeMap<>(targets));
    }

    /**
     * Reads and checks the outputs of the decision.
     *
     * @param outputs texts such as {@code PT4H} and {@code P2D}, {@code calendar}, {@code atRiskShare}, {@code
     *     retroactive}
     * @throws IllegalArgumentException with everything that is wrong, each with the rule and the output's name
     */
    public static SlaPolicy of(Map<String, Object> outputs, String rule, String version) {
        SlaPolicy policy = read(outputs, rule, version);
        List<String> problems = new ArrayList<>();
        for (String name : outputs.keySet()) {
            if (!isTarget(name) && !OTHERS.contains(name)) {
                problems.add(name + ": is not an output of a policy; there are " + TARGETS
                        + ", timeAt and a level, and " + OTHERS);
            }
        }
        problems.addAll(policy.problems(null));
        refuse(rule, version, problems);
        return policy;
    }

    /** Reads what the ledger holds. What was accepted once is not judged again by what is asked for today. */
    static SlaPolicy read(Map<String, Object> outputs, String rule, String version) {
        List<String> problems = new ArrayList<>();
        Map<String, WorkingTime> targets = new TreeMap<>();
        outputs.forEach((name, value) -> {
            if (isTarget(name) && !isEmpty(value)) {
                try {
                    targets.put(name, WorkingTime.parse(value.toString()));
                } catch (IllegalArgumentException e) {
                    problems.add(name + ": " + e.getMessage());
                }
            }
        });
        Object calendar = outputs.get("calendar");
        if (isEmpty(calendar)) {
            problems.add("calendar: is missing");
        }
        BigDecimal share = share(outputs.get("atRiskShare"), problems);
        boolean retroactive = yes(outputs.get("retroactive"));
        refuse(rule, version, problems);
        return new SlaPolicy(rule, version, targets, calendar.toString(), share, retroactive);
    }

    private static boolean isTarget(String name) {
        return TARGETS.contains(name) || name.startsWith(TIME_AT);
    }

    private static boolean isEmpty(Object value) {
        return value == null || value.toString().isBlank();
    }

    private static boolean yes(Object value) {
        return value != null && Boolean.parseBoolean(value.toString());
    }

    private static BigDecimal share(Object value, List<String> problems) {
        if (isEmpty(value)) {
            return null;
        }
        try {
            BigDecimal share = new BigDecimal(value.toString());
            if (share.signum() > 0 && share.compareTo(BigDecimal.ONE) < 0) {
                return share;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        problems.add("atRiskShare: '" + value + "' is not a share between 0 and 1, such as 0.75");
        return null;
    }

    private static void refuse(String rule, String version, List<String> problems) {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "SLA policy, version " + version + ", rule " + rule + ": " + String.join("; ", problems));
        }
    }

    /**
     * What is wrong with it, each with the output's name; empty when nothing is.
     *
     * @param calendars to look up the policy's calendar and to compare days with hours; null when not known
     */
    public List<String> problems(Calendars calendars) {
        List<String> problems = new ArrayList<>();
        WorkingCalendar known = null;
        if (calendars != null) {
            try {
                known = calendars.get(calendar);
            } catch (IllegalArgumentException e) {
                problems.add("calendar: " + e.getMessage());
            }
        }
        for (List<String> pair : NOT_LONGER_THAN) {
            notLonger(pair.get(0), pair.get(1), known, problems);
        }
        for (String target : targets.keySet()) {
            if (target.startsWith(TIME_AT)) {
                notLonger(ACKNOWLEDGE, target, known, problems);
                notLonger(target, RESOLUTION, known, problems);
            }
        }
        if (atRiskShare != null && targets.containsKey(AT_RISK_BEFORE)) {
            problems.add(AT_RISK_BEFORE + ": write either this or atRiskShare, not both");
        }
        return problems;
    }

    private void notLonger(String step, String whole, WorkingCalendar known, List<String> problems) {
        WorkingTime part = targets.get(step);
        WorkingTime all = targets.get(whole);
        if (part != null && all != null && isLonger(part, all, known)) {
            problems.add(step + ": " + part + " is longer than " + whole + ", which is " + all);
        }
    }

    private static boolean isLonger(WorkingTime part, WorkingTime all, WorkingCalendar known) {
        if (part.inBusinessDays() == all.inBusinessDays()) {
            return part.businessDays() > all.businessDays() || part.hours().compareTo(all.hours()) > 0;
        }
        return known != null && hours(part, known).compareTo(hours(all, known)) > 0;
    }

    private static Duration hours(WorkingTime time, WorkingCalendar calendar) {
        return time.inBusinessDays() ? calendar.longestDay().multipliedBy(time.businessDays()) : time.hours();
    }

    /** A target by its output's name. */
    public Optional<WorkingTime> target(String output) {
        return Optional.ofNullable(targets.get(output));
    }

    /**
     * How long a level may have a case: its own target, or for a specialist team the one for all teams.
     *
     * @param isLevel whether it is a level, and no team of specialists
     */
    public Optional<WorkingTime> timeAt(String tier, boolean isLevel) {
        String output = timeAtOutput(tier);
        return targets.containsKey(output) || isLevel ? target(output) : target(TIME_AT_ANY_TEAM);
    }

    /** {@code tier1} becomes {@code timeAtTier1}, {@code customer-success} {@code timeAtCustomerSuccess}. */
    private static String timeAtOutput(String tier) {
        StringBuilder name = new StringBuilder(TIME_AT);
        for (String word : tier.split("-")) {
            name.append(word.isEmpty() ? "" : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
