package io.tierline.models;

import io.tierline.calendar.Calendars;
import io.tierline.sla.SlaPolicy;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;

/** Each rule of the SLA policy makes a policy that clocks can be run by. */
final class PolicyCheck implements ModelChecks.FileCheck<DecisionFile> {

    private static final String SLA_POLICY = "sla-policy";
    private static final String TO_DO =
            "Write working time such as \"PT4H\", business days such as \"P2D\", and a calendar that there is.";

    private final Calendars calendars;

    PolicyCheck(Calendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public void check(DecisionFile file, Problems problems) {
        file.decisions().stream()
                .filter(decision -> SLA_POLICY.equals(decision.getId()))
                .forEach(decision -> Tables.of(decision).ifPresent(table -> check(file, decision, table, problems)));
    }

    private void check(DecisionFile file, Decision decision, DecisionTable table, Problems problems) {
        int index = 0;
        for (Rule rule : table.getRules()) {
            String where = Tables.rule(decision, index++);
            for (String problem : problems(targets(table, rule))) {
                problems.add(file, where, problem + ".", TO_DO);
            }
        }
    }

    private static Map<String, Object> targets(DecisionTable table, Rule rule) {
        Map<String, Object> targets = new HashMap<>();
        Iterator<OutputEntry> answers = rule.getOutputEntries().iterator();
        for (Output output : table.getOutputs()) {
            Object value = Feel.value(Tables.text(answers.next().getText()));
            if (value != null) {
                targets.put(output.getName(), value);
            }
        }
        return targets;
    }

    private List<String> problems(Map<String, Object> targets) {
        try {
            return SlaPolicy.of(targets, "", "").problems(calendars);
        } catch (IllegalArgumentException e) {
            // "SLA policy, version , rule : what is wrong": the place is told by us.
            String message = e.getMessage();
            return List.of(message.substring(message.indexOf(": ") + 2).split("; "));
        }
    }
}
