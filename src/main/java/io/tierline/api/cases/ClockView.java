package io.tierline.api.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tierline.sla.CaseClocks;
import io.tierline.sla.Clock;
import io.tierline.sla.Explanation;
import io.tierline.sla.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A clock of a case, and how its figures come about. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Clock")
record ClockView(
        @Schema(example = "resolution") String name,
        @Schema(description = "Which one of that name, from 1.") int occurrence,
        @Schema(description = "The level that it is about; left out for one of the whole case.") String holder,
        @Schema(allowableValues = {"running", "waiting", "met", "breached", "cancelled"}) String state,
        @Schema(description = "As the policy says it: PT8H of working time, P2D business days.", example = "PT8H")
                String target,
        Instant started,
        @Schema(description = "Left out while it is open; a breached clock can be open.") Instant ended,
        @Schema(description = "Left out without a target, and while waiting puts it off.") Instant due,
        Instant atRisk,
        @Schema(description = "Working time used, without pauses.", type = "string", example = "PT1H12M")
                Duration elapsed,
        @Schema(description = "Working time left out by pauses.", type = "string", example = "PT0S") Duration paused,
        @Schema(description = "What the ledger says of it, oldest first; never rewritten.") List<VerdictView> verdicts,
        Explain explain) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ClockSummary")
    record Summary(
            @Schema(example = "resolution") String name,
            String holder,
            @Schema(allowableValues = {"running", "waiting", "met", "breached", "cancelled"}) String state,
            @Schema(example = "PT8H") String target,
            Instant due,
            @Schema(type = "string", example = "PT1H12M") Duration elapsed,
            @Schema(type = "string", example = "PT0S") Duration paused) {}

    /** @param noticed when it was written into the ledger, however late */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Verdict")
    record VerdictView(
            @Schema(allowableValues = {"at-risk", "met", "breached", "corrected"}) String type,
            Instant due,
            @Schema(description = "When it was.") Instant at,
            @Schema(description = "When it was noticed.") Instant noticed,
            String policyVersion,
            String calendarVersion,
            @Schema(description = "Of a breach: who had the case.") HeldBy heldBy,
            @Schema(description = "Of a correction: what it is corrected to.") String to) {

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(name = "HeldBy")
        record HeldBy(
                @Schema(example = "tier2") String level,
                @Schema(example = "tier2") String team,
                @Schema(description = "Left out while nobody of the team had it.", example = "theo") String owner) {

            static HeldBy of(Verdict.HeldBy holder) {
                return holder == null ? null : new HeldBy(holder.level(), holder.team(), holder.owner());
            }
        }

        static VerdictView of(Verdict verdict) {
            return new VerdictView(
                    verdict.kind().code(),
                    verdict.due(),
                    verdict.at(),
                    verdict.noticed(),
                    verdict.policyVersion(),
                    verdict.calendarVersion(),
                    HeldBy.of(verdict.heldBy()),
                    verdict.to());
        }
    }

    @Schema(name = "Explain")
    record Explain(
            @Schema(description = "The rule of the policy that set the target.") String rule,
            String policyVersion,
            String calendar,
            String calendarVersion,
            @Schema(description = "All of it in plain text, in the calendar's local time.") String text,
            List<Interval> intervals) {}

    @Schema(name = "Interval")
    record Interval(
            Instant from,
            Instant to,
            @Schema(description = "Whether it counts as elapsed.") boolean counted,
            @Schema(type = "string", example = "PT4H") Duration length,
            String why) {

        static Interval of(Explanation.Part part) {
            return new Interval(part.from(), part.to(), part.counted(), part.length(), part.why());
        }
    }

    static ClockView of(Clock clock) {
        Explanation explanation = clock.explanation();
        return new ClockView(
                clock.name(),
                clock.occurrence(),
                clock.holder(),
                state(clock),
                clock.target(),
                clock.started(),
                clock.ended(),
                clock.due(),
                clock.atRisk(),
                clock.elapsed(),
                clock.paused(),
                clock.verdicts().stream().map(VerdictView::of).toList(),
                new Explain(
                        clock.policyRule(),
                        clock.policyVersion(),
                        clock.calendar(),
                        clock.calendarVersion(),
                        explanation.text(),
                        explanation.parts().stream().map(Interval::of).toList()));
    }

    /** Of each name the open clocks, else the last one. */
    static List<Summary> summary(CaseClocks all) {
        return all.clocks().stream()
                .filter(clock -> clock.isOpen()
                        || all.current(clock.name())
                                .filter(last -> last == clock)
                                .isPresent())
                .map(clock -> new Summary(
                        clock.name(),
                        clock.holder(),
                        state(clock),
                        clock.target(),
                        clock.due(),
                        clock.elapsed(),
                        clock.paused()))
                .toList();
    }

    private static String state(Clock clock) {
        return clock.state().name().toLowerCase(Locale.ROOT);
    }
}
