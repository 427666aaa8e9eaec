package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Fact;
import io.tierline.cases.NewEvent;
import io.tierline.cases.Ticket;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.cases.events.MessageEvents.MessageQueued;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.process.timers.CaseClockReader;
import io.tierline.sla.CaseClocks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What stories about time look at: timers, due dates and verdicts, as they stand in the engine and in the ledger. The clock
 * begins on Wednesday, 2026-03-11, at 09:00 UTC; office hours are 09:00 to 17:00 UTC on weekdays.
 */
abstract class ClockStory extends TierlineTest {

    @Autowired
    private CaseClockReader clocks;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    /** A ticket for which no criterion of escalation holds: its targets are long. */
    static Ticket harmless(String priority) {
        Ticket usual = Desk.ticket();
        return new Ticket(
                "Labels are cut off",
                "The last letter is missing.",
                "other",
                priority,
                "low",
                1,
                null,
                null,
                "beta",
                "Beta Ltd",
                "starter",
                usual.reporterName(),
                usual.reporterEmail(),
                Map.of());
    }

    static NewEvent answer() {
        return NewEvent.of(new PublicUpdate(), "tina").withText(EventText.TEXT, "We look into it.");
    }

    static NewEvent reply() {
        return NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER).withText(EventText.TEXT, "As user sync-bot.");
    }

    static NewEvent priority(String from, String to) {
        return NewEvent.of(new PriorityChanged(from, to), "mona");
    }

    CaseClocks clocks(String key) {
        return clocks.of(key);
    }

    /** When the one timer of that kind fires. */
    String timer(String key, String activity) {
        Set<String> instances = runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).list().stream()
                .map(ProcessInstance::getId)
                .collect(Collectors.toSet());
        List<Job> timers = management.createJobQuery().activityId(activity).timers().list().stream()
                .filter(timer -> instances.contains(timer.getProcessInstanceId()))
                .toList();
        assertThat(timers).as("timers " + activity).hasSize(1);
        return minute(timers.get(0).getDuedate().toInstant());
    }

    String taskDue(String key, String task) {
        return minute(desk.task(key, task).getDueDate().toInstant());
    }

    /** All verdicts of a type, such as {@code first-response 1 of 2026-03-11T10:00}, in the order of the ledger. */
    List<String> verdicts(String key, Class<? extends EventFacts> type) {
        return desk.ledger(key, type).stream()
                .map(verdict -> Fact.text(verdict, "clock") + ' ' + Fact.number(verdict, "occurrence") + " of "
                        + minute(verdict.happenedAt()))
                .toList();
    }

    /** To whom of our own people the case has written, by template and person. */
    List<String> toStaff(String key) {
        return desk.ledger(key, MessageQueued.class).stream()
                .filter(message -> !CaseEvent.CUSTOMER.equals(Fact.text(message, "recipient")))
                .map(message -> Fact.text(message, "template") + " to " + Fact.text(message, "recipient"))
                .toList();
    }

    void until(String instant) {
        desk.passUntil(at(instant));
    }

    static Instant at(String minute) {
        return Instant.parse(minute + ":00Z");
    }

    private static String minute(Instant instant) {
        return instant.toString().replaceAll("(:00)?Z$", "");
    }
}
