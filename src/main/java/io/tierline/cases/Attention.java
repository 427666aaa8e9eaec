package io.tierline.cases;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Why a manager looks at a case now: the one rule for the list, the API and the gauges. The first reason that holds is the
 * case's place on the list. Only a case that has not ended needs a manager, and most that have not ended need none.
 */
public enum Attention {
    /** A deadline has passed, and what it was for is not done. Promised updates are a reason of their own. */
    OVERDUE("coalesce(c.next_deadline, 'infinity'::timestamptz) <= :now and c.target_due <= :now"),
    /** No deadline has passed, but one is so near that the policy warns: a share of its time is left. */
    AT_RISK("c.at_risk_from <= :now and coalesce(c.next_deadline, 'infinity'::timestamptz) > :now"),
    /** An update was promised for a time that has passed, and none was written. */
    PROMISE("coalesce(c.next_deadline, 'infinity'::timestamptz) <= :now and c.promise_due <= :now"),
    /** All contacts were asked in vain, and no one has acknowledged it. */
    NOBODY("c.nobody_reachable"),
    /** A manager was called in, or pulled it in, and has not decided. */
    MANAGER("c.manager_awaited"),
    /** The customer wrote again before anyone of ours answered. One message alone is for the clock of the next reply. */
    CUSTOMER("c.unanswered >= 2 and c.state = 'open'"),
    /** It was handed back so often that levels seem to play ping-pong with it. */
    PING_PONG("c.handed_back >= 2"),
    /** The level that has it acknowledged it too late. */
    LATE("c.acknowledged_late and c.state = 'open'");

    private static final String UNENDED = "c.state not in ('closed', 'withdrawn')";

    /** The place of a case that needs no manager: behind all others. */
    private static final int NONE = values().length;

    private final String holds;

    Attention(String holds) {
        this.holds = holds;
    }

    /** As the API writes it: {@code at-risk}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(Attention::code).toList();
    }

    /** As a condition on {@code case_file c}, with the parameter {@code now}. */
    private String sql() {
        return UNENDED + " and " + holds;
    }

    /** That one of the reasons holds. */
    static String anyOf(Collection<Attention> reasons) {
        return UNENDED
                + reasons.stream().map(one -> "(" + one.holds + ")").collect(Collectors.joining(" or ", " and (", ")"));
    }

    /** The codes of all reasons that hold, in their order, as an array. */
    static String all() {
        return Arrays.stream(values())
                .map(one -> "case when %s then '%s' end".formatted(one.sql(), one.code()))
                .collect(Collectors.joining(", ", "array_remove(array[", "], null)"));
    }

    /** Where a case stands on the list: the number of its first reason, from 0. */
    static String place() {
        return Arrays.stream(values())
                .map(one -> "when %s then %d".formatted(one.sql(), one.ordinal()))
                .collect(Collectors.joining(" ", "case ", " else " + NONE + " end"));
    }
}
