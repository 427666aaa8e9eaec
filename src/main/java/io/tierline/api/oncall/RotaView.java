package io.tierline.api.oncall;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tierline.oncall.rota.RotaPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** A rota as the API shows it, and takes it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Rota")
record RotaView(
        @Schema(example = "tier2") String team,
        @Schema(description = "Left out: for all regions without a rota of their own.") String region,
        @Schema(description = "When somebody has to be on call; left out: always.") CoverView cover,
        @Schema(description = "All that are in force are on call, asked in this order.") List<RotationView> rotations,
        @Schema(description = "Applied in this order.") List<OverrideView> overrides,
        @Schema(description = "Count instead of rotations and overrides.") List<ScheduleView> temporarySchedules) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Cover")
    record CoverView(@Schema(example = "Europe/Berlin") String zone, HoursFields.View hours) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Rotation")
    record RotationView(
            @Schema(example = "EMEA") String name,
            @Schema(allowableValues = {"hours", "days", "weeks"}) String every,
            @Schema(description = "How many of them a turn has; left out: 1.", example = "1") Integer length,
            @Schema(description = "In the zone.", example = "09:00") String handOver,
            @Schema(example = "Europe/Berlin") String zone,
            @Schema(description = "The first turn begins on this day, at the hand-over.", example = "2026-03-02")
                    LocalDate from,
            @Schema(description = "It ends on this day, at the hand-over.") LocalDate until,
            @Schema(description = "User ids, in the order of their turns.", example = "[\"theo\", \"tessa\"]")
                    List<String> participants,
            @Schema(description = "When it is in force within the week, in the zone; left out: always.")
                    HoursFields.View active) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RotaOverride")
    record OverrideView(
            Instant from,
            Instant to,
            @Schema(description = "Who is on call, too, or in the other's place.") String add,
            @Schema(description = "Whose turns are taken.") String remove) {}

    @Schema(name = "TemporarySchedule")
    record ScheduleView(Instant from, Instant to, List<ShiftView> shifts) {}

    @Schema(name = "FixedShift")
    record ShiftView(Instant from, Instant to, String person) {}

    static RotaView of(RotaPlan plan) {
        return new RotaView(
                plan.team(),
                plan.region().isEmpty() ? null : plan.region(),
                plan.cover().atAnyTime()
                        ? null
                        : new CoverView(plan.cover().zone().getId(), HoursFields.View.of(plan.cover())),
                plan.rotations().stream()
                        .map(rotation -> new RotationView(
                                rotation.name(),
                                rotation.turns().every().name().toLowerCase(Locale.ROOT),
                                rotation.turns().length(),
                                rotation.turns().handOver().toString(),
                                rotation.turns().zone().getId(),
                                rotation.turns().from(),
                                rotation.turns().until(),
                                rotation.participants(),
                                HoursFields.View.of(rotation.active())))
                        .toList(),
                plan.overrides().stream()
                        .map(one ->
                                new OverrideView(one.span().from(), one.span().to(), one.added(), one.removed()))
                        .toList(),
                plan.temporarySchedules().stream()
                        .map(one -> new ScheduleView(
                                one.span().from(),
                                one.span().to(),
                                one.shifts().stream()
                                        .map(shift -> new ShiftView(
                                                shift.span().from(),
                                                shift.span().to(),
                                                shift.person()))
                                        .toList()))
                        .toList());
    }
}
