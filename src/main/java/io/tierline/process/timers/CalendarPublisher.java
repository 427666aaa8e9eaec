package io.tierline.process.timers;

import io.tierline.calendar.Calendars;
import io.tierline.calendar.InvalidCalendarException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/** Refuses a calendar that cannot be used; one that is published moves the open deadlines. */
final class CalendarPublisher implements Deployer {

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        Map<String, String> calendars = new TreeMap<>();
        deployment.getResources().forEach((file, resource) -> {
            if (CalendarsInForce.isCalendar(file)) {
                calendars.put(file, new String(resource.getBytes(), StandardCharsets.UTF_8));
            }
        });
        if (!calendars.isEmpty()) {
            check(calendars);
            MovedDeadlines.schedule(Context.getCommandContext());
        }
    }

    private static void check(Map<String, String> calendars) {
        try {
            Calendars.read(calendars);
        } catch (InvalidCalendarException e) {
            throw new NotValidException(e.problems().stream()
                    .map(problem -> "- " + problem)
                    .collect(Collectors.joining(
                            "\n", "Nothing was published, because a calendar cannot be used:\n", "")));
        }
    }
}
