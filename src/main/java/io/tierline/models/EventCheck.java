package io.tierline.models;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;

/** Timers fire once, at an instant that Tierline computes or that can be read. */
final class EventCheck implements ModelChecks.FileCheck<ProcessFile> {

    private static final String TO_DO =
            "Use type Date with a clock, such as ${sla.due(execution, 'next-update')}, or type Duration, such as PT4H.";

    @Override
    public void check(ProcessFile file, Problems problems) {
        file.all(TimerEventDefinition.class).forEach(timer -> check(file, timer, problems));
    }

    private static void check(ProcessFile file, TimerEventDefinition timer, Problems problems) {
        if (timer.getTimeCycle() != null) {
            problems.add(
                    file,
                    Expressions.owner(timer),
                    "its timer repeats, and would go on in spite of holidays, waiting and changed targets.",
                    "Let the timer fire once, and lead the flow back to it. " + TO_DO);
        } else if (timer.getTimeDate() != null) {
            String date = timer.getTimeDate().getTextContent().strip();
            if (!isExpression(date) && !isDate(date)) {
                wrong(file, timer, "'" + date + "' is not a date and time.", problems);
            }
        } else if (timer.getTimeDuration() != null) {
            String duration = timer.getTimeDuration().getTextContent().strip();
            if (!isExpression(duration) && !isDuration(duration)) {
                wrong(file, timer, "'" + duration + "' is not a duration.", problems);
            }
        } else {
            wrong(file, timer, "its timer does not say when it fires.", problems);
        }
    }

    private static void wrong(ProcessFile file, TimerEventDefinition timer, String what, Problems problems) {
        problems.add(file, Expressions.owner(timer), what, TO_DO);
    }

    private static boolean isExpression(String text) {
        return text.matches("[$#]\\{.*}");
    }

    private static boolean isDate(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDuration(String text) {
        try {
            Duration.parse(text);
            return true;
        } catch (DateTimeException notOfHours) {
            try {
                Period.parse(text);
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        }
    }
}
