package io.tierline.api.oncall;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tierline.calendar.Interval;
import io.tierline.oncall.OnCallPlan;
import io.tierline.oncall.Person;
import io.tierline.oncall.rota.Shift;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Who is on call for what, from when to when, and where no one is. */
@Schema(name = "OnCall")
record OnCallView(Instant from, Instant to, List<ShiftView> shifts, List<GapView> gaps) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OnCallShift")
    record ShiftView(
            @Schema(example = "tier2") String team,
            String region,
            @Schema(example = "theo") String person,
            @Schema(example = "Theo Thomas") String name,
            @Schema(description = "To call.") String phone,
            Instant from,
            Instant to,
            @Schema(description = "The rotation, or override, or temporary schedule.", example = "EMEA") String by,
            @Schema(description = "Whose turn it is.") String insteadOf,
            @Schema(description = "Why the other does not take it.") String why) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OnCallGap")
    record GapView(
            @Schema(example = "tier2") String team,
            String region,
            Instant from,
            Instant to,
            @Schema(description = "How long.", example = "PT1H") Duration length,
            @Schema(example = "no rotation is in force") String why) {}

    /** @param people by id: name and number */
    static OnCallView of(Interval period, List<OnCallPlan> plans, Map<String, Person> people) {
        return new OnCallView(
                period.from(),
                period.to(),
                plans.stream()
                        .flatMap(plan -> plan.shifts().stream().map(shift -> shift(plan, shift, people)))
                        .toList(),
                plans.stream()
                        .flatMap(plan -> plan.gaps().stream()
                                .map(gap -> new GapView(
                                        plan.team(),
                                        region(plan),
                                        gap.span().from(),
                                        gap.span().to(),
                                        gap.span().length(),
                                        gap.why())))
                        .toList());
    }

    private static ShiftView shift(OnCallPlan plan, Shift shift, Map<String, Person> people) {
        var duty = shift.duty();
        var person = people.get(duty.person());
        return new ShiftView(
                plan.team(),
                region(plan),
                duty.person(),
                person.name(),
                person.contacts().phone(),
                shift.span().from(),
                shift.span().to(),
                duty.source(),
                duty.standsInFor(),
                duty.why());
    }

    private static String region(OnCallPlan plan) {
        return plan.region().isEmpty() ? null : plan.region();
    }
}
