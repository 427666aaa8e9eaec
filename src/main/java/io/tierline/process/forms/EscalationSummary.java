package io.tierline.process.forms;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.EscalationProgress;
import io.tierline.cases.EventType;
import io.tierline.process.DisplayText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The escalation policy of the level that has a case, in words for those who are asked on it, told from the case's ledger. */
final class EscalationSummary {

    private final List<CaseEvent> events;

    EscalationSummary(List<CaseEvent> events) {
        this.events = events;
    }

    /** How the case is acknowledged, how long each contact has and who is asked otherwise; null once somebody has it. */
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
                        : " Asked in turn: " + CaseSummary.markdown(turns(escalation)) + ".");
    }

    private String acknowledgeTarget() {
        String target = null;
        for (CaseEvent event : events) {
            if (event.is(EventType.POLICY_PINNED) && event.facts().get("targets") instanceof Map<?, ?> targets) {
                target = (String) targets.get("acknowledge");
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

    /** Who was asked on the escalation policy of this level, and why nobody is left; or null. */
    String asked() {
        List<String> lines = new ArrayList<>();
        for (CaseEvent event : events) {
            if (event.is(EventType.TIER_ENTERED)) {
                lines.clear();
            }
            String line = step(event);
            if (line != null) {
                lines.add(CaseSummary.MINUTE.format(event.happenedAt()) + " UTC: " + line);
            }
        }
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    private static String step(CaseEvent event) {
        return switch (event.type()) {
            case EventType.ALERTED ->
                event.text("person") + " was asked (" + event.text("as") + ")" + passedOver(event);
            case EventType.LADDER_REPEATED -> "from the beginning again";
            case EventType.LADDER_HELD ->
                "held back by a maintenance window until " + DueText.inWords(event.instant("until"));
            case EventType.NOBODY_REACHABLE ->
                "nobody is left: " + DisplayText.reason(event.text("reason")) + passedOver(event);
            default -> null;
        };
    }

    private static String passedOver(CaseEvent event) {
        List<String> passed = event.texts("passedOver");
        return passed.isEmpty() ? "" : "; not asked: " + String.join(", ", passed);
    }
}
