package io.tierline.process.forms;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.EscalationProgress;
import io.tierline.cases.events.IntakeEvents.PolicyPinned;
import io.tierline.cases.events.WorkEvents.Alerted;
import io.tierline.cases.events.WorkEvents.EscalationHeld;
import io.tierline.cases.events.WorkEvents.EscalationRepeated;
import io.tierline.cases.events.WorkEvents.NobodyReachable;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.words.Saying;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The escalation policy of the level that has a case, in words for those who are asked on it, told from the case's ledger. */
final class EscalationSummary {

    private static final Set<String> REASONS =
            Set.of("all-asked", "gap", "no-rota", "off-duty", "absent", "no-contact", "gone");

    private final List<CaseEvent> events;

    EscalationSummary(List<CaseEvent> events) {
        this.events = events;
    }

    /**
     * How the case is acknowledged, how long each contact has and who is asked otherwise; null once a person has it.
     */
    String response() {
        EscalationProgress escalation = EscalationProgress.of(events).orElse(null);
        if (escalation == null || escalation.acknowledged()) {
            return null;
        }
        String within = escalation.within() == null ? acknowledgeTarget() : escalation.within();
        return Saying.of("shown.claim-it").now()
                + (within == null
                        ? ""
                        : " " + Saying.of("shown.each-contact", target(within)).now())
                + (escalation.steps().isEmpty()
                        ? ""
                        : " "
                                + Saying.of("shown.asked-in-turn", FormWords.markdown(turns(escalation)))
                                        .now());
    }

    /** That a maintenance window holds the next step back; null while none does. */
    String held() {
        return EscalationProgress.of(events)
                .filter(escalation -> escalation.heldUntil() != null && !escalation.acknowledged())
                .map(escalation -> Saying.of("shown.held-back", DueText.inWords(escalation.heldUntil()))
                        .now())
                .orElse(null);
    }

    private String acknowledgeTarget() {
        String target = null;
        for (CaseEvent event : events) {
            if (event.facts() instanceof PolicyPinned pinned && pinned.targets() != null) {
                target = (String) pinned.targets().get("acknowledge");
            }
        }
        return target;
    }

    private static String turns(EscalationProgress escalation) {
        return String.join(", ", escalation.steps())
                + switch (escalation.repeats()) {
                    case 0 -> "";
                    case 1 -> Saying.of("shown.once-more").now();
                    default ->
                        Saying.of("shown.times-more", escalation.repeats()).now();
                };
    }

    /** Who was asked on the escalation policy of this level, and why no one is left; or null. */
    String asked() {
        List<String> lines = new ArrayList<>();
        for (CaseEvent event : events) {
            if (event.is(TierEntered.class)) {
                lines.clear();
            }
            String line = step(event);
            if (line != null) {
                lines.add(FormWords.saidAt(event.happenedAt(), line));
            }
        }
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    private static String step(CaseEvent event) {
        if (event.facts() instanceof Alerted alerted) {
            return Saying.of("shown.was-asked", alerted.person(), alerted.as()).now()
                    + passedOver(alerted.passedOver());
        }
        if (event.is(EscalationRepeated.class)) {
            return Saying.of("shown.from-the-beginning").now();
        }
        if (event.facts() instanceof EscalationHeld held) {
            return Saying.of("shown.was-held-back", DueText.inWords(held.until()))
                    .now();
        }
        if (event.facts() instanceof NobodyReachable nobody) {
            return Saying.of("shown.nobody-left", reason(nobody.reason())).now() + passedOver(nobody.passedOver());
        }
        return null;
    }

    /** Why no one could be asked: a reason of the escalation policy. */
    private static Saying reason(String word) {
        return Saying.of(REASONS.contains(String.valueOf(word)) ? "unreachable." + word : "unreachable.other");
    }

    /** A target as a policy writes it, {@code PT2H} or {@code P1D}. */
    private static String target(String target) {
        if (!target.contains("T")) {
            return count("count.business-day", Period.parse(target).getDays());
        }
        Duration duration = Duration.parse(target);
        return Stream.of(
                        duration.toHours() == 0 ? "" : count("count.hour", duration.toHours()),
                        duration.toMinutesPart() == 0 ? "" : count("count.minute", duration.toMinutesPart()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String count(String unit, long number) {
        return Saying.of(number == 1 ? unit : unit + "s", number).now();
    }

    private static String passedOver(List<String> passed) {
        return passed.isEmpty() ? "" : Saying.of("shown.not-asked", passed).now();
    }
}
