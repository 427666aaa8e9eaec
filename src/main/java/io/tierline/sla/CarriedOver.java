package io.tierline.sla;

import io.tierline.calendar.Interval;
import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.IntakeEvents.MergedIn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a case that is merged into another one brings to the other's clocks.
 *
 * @param startedAt from when the customer's clocks counted
 * @param answered when a person of ours first wrote to the customer
 * @param unanswered since when a message of the customer waits for an answer
 * @param waited when the case waited on the customer
 */
public record CarriedOver(
        Instant startedAt, Optional<Instant> answered, Optional<Instant> unanswered, List<Interval> waited) {

    /** What the ledger of the case that ends has to bring. */
    public static CarriedOver from(List<CaseEvent> ledger, Instant now) {
        Timeline timeline = Timeline.of(ledger);
        CustomerWaits waiting = new CustomerWaits(timeline.start());
        FirstResponse response = new FirstResponse(timeline.start());
        NextReply reply = new NextReply(timeline);
        for (CaseEvent event : timeline.events) {
            waiting.see(event);
            response.see(event);
            reply.see(event);
        }
        ClockRun answered = response.runs().get(0);
        return new CarriedOver(
                Case.fold(ledger).startedAt(),
                Optional.ofNullable(answered.cancelled ? null : answered.end),
                reply.runs().stream()
                        .filter(run -> run.end == null)
                        .map(run -> run.start)
                        .findFirst(),
                waiting.pauses().cut(Instant.MIN, now));
    }

    /** What a {@code merged-in} has brought. */
    static CarriedOver of(MergedIn mergedIn) {
        return new CarriedOver(
                mergedIn.startedAt(),
                Optional.ofNullable(mergedIn.answered()),
                Optional.ofNullable(mergedIn.unanswered()),
                mergedIn.waited() == null
                        ? List.of()
                        : mergedIn.waited().stream().map(CarriedOver::interval).toList());
    }

    private static Interval interval(String written) {
        String[] ends = written.split("/");
        return new Interval(Instant.parse(ends[0]), Instant.parse(ends[1]));
    }

    /** The event for the ledger of the case that goes on. */
    public NewEvent mergedIn(String caseKey, String actor) {
        List<String> written =
                waited.stream().map(one -> one.from() + "/" + one.to()).toList();
        return NewEvent.of(
                new MergedIn(
                        caseKey,
                        startedAt,
                        answered.orElse(null),
                        unanswered.orElse(null),
                        written.isEmpty() ? null : written),
                actor);
    }
}
