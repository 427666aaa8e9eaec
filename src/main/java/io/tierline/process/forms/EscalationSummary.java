package io.tierline.process.forms;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.EscalationProgress;
import io.tierline.cases.events.IntakeEvents.PolicyPinned;
import io.tierline.cases.events.WorkEvents.Alerted;
import io.tierline.cases.events.WorkEvents.EscalationHeld;
import io.tierline.cases.events.WorkEvents.EscalationRepeated;
import io.tierline.cases.events.WorkEvents.NobodyReachable;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.process.DisplayText;
import java.util.ArrayList;
import java.util.List;

/** The escalation policy of the level that has a case, in words for those who are asked on it, told from the case's ledger. */
final class EscalationSummary {

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
        return "Claim it: that acknowledges it."
                + (within == null ? "" : " Each contact has " + DisplayText.target(within) + ".")
                + (escalation.steps().isEmpty()
                        ? ""
                        : " Asked in turn: " + FormWords.markdown(turns(escalation)) + ".");
    }

    /** That a maintenance window holds the next step back; null while none does. */
    String held() {
        return EscalationProgress.of(events)
                .filter(escalation -> escalation.heldUntil() != null && !escalation.acknowledged())
                .map(escalation ->
                        "Held back by a maintenance window until " + DueText.inWords(escalation.heldUntil()) + ".")
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
                    case 1 -> "; then once more";
                    default -> "; then " + escalation.repeats() + " times more";
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
                lines.add(FormWords.MINUTE.format(event.happenedAt()) + " UTC: " + line);
            }
        }
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    private static String step(CaseEvent event) {
        if (event.facts() instanceof Alerted alerted) {
            return alerted.person() + " was asked (" + alerted.as() + ")" + passedOver(alerted.passedOver());
        }
        if (event.is(EscalationRepeated.class)) {
            return "from the beginning again";
        }
        if (event.facts() instanceof EscalationHeld held) {
            return "held back by a maintenance window until " + DueText.inWords(held.until());
        }
        if (event.facts() instanceof NobodyReachable nobody) {
            return "nobody is left: " + DisplayText.reason(nobody.reason()) + passedOver(nobody.passedOver());
        }
        return null;
    }

    private static String passedOver(List<String> passed) {
        return passed.isEmpty() ? "" : "; not asked: " + String.join(", ", passed);
    }
}
