package io.tierline.desk;

import io.swagger.v3.oas.annotations.Hidden;
import io.tierline.api.IdempotencyKey;
import io.tierline.api.JsonFields;
import io.tierline.cases.NewEvent;
import io.tierline.cases.RelatedCase;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.IntakeEvents.Linked;
import io.tierline.cases.events.OversightEvents.ManagerNeeded;
import io.tierline.cases.events.OversightEvents.WatcherAdded;
import io.tierline.cases.events.OversightEvents.WatcherRemoved;
import io.tierline.cases.events.WorkEvents.SnoozeEnded;
import io.tierline.casework.CommandRefusedException;
import io.tierline.casework.CommandRefusedException.Reason;
import io.tierline.process.CaseDesk;
import io.tierline.process.ProblemDesk;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a person does with a case from its screen, beside the work of its task. A refusal says why, for the screen to show. */
@Hidden
@RestController
@RequestMapping("/desk/api/cases/{key}/acts")
class ActsController {

    private final CaseDesk desk;
    private final ProblemDesk problems;
    private final ActFields read;

    /** Each reads its own fields, and gives back what is to be done once all of them are right. */
    private final Map<String, Act> acts = new TreeMap<>();

    ActsController(CaseDesk desk, ProblemDesk problems, ActFields read) {
        this.desk = desk;
        this.problems = problems;
        this.read = read;
        acts.put("watch", (asked, fields) -> () -> follow(asked, new WatcherAdded(asked.person)));
        acts.put("unwatch", (asked, fields) -> () -> follow(asked, new WatcherRemoved(asked.person)));
        acts.put("merge", this::merge);
        acts.put("repeat", this::linkToEarlier);
        acts.put("problem", this::linkToProblem);
        acts.put("manager", this::askForManager);
        acts.put("colleague", this::askColleague);
        acts.put("snooze", this::snooze);
        acts.put("unsnooze", (asked, fields) -> () -> act(asked, new SnoozeEnded(), null));
    }

    /** @param once null to do it each time */
    private record Asked(String key, String person, String once) {}

    private interface Act {
        Runnable read(Asked asked, JsonFields fields);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void act(
            @PathVariable String key,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) String idempotencyKey,
            @RequestBody(required = false) byte[] body,
            Principal who) {
        JsonFields fields = JsonFields.read(body);
        IdempotencyKey.check(idempotencyKey, fields);
        List<String> names = List.copyOf(acts.keySet());
        String name = fields.needed("act", fields.choice("act", names), "one of " + String.join(", ", names));
        if (name == null) {
            fields.refuse();
        }
        Runnable act =
                acts.get(name).read(new Asked(key, who.getName(), IdempotencyKey.of(who, idempotencyKey)), fields);
        fields.nothingElse(name);
        fields.refuse();
        act.run();
    }

    private Runnable merge(Asked asked, JsonFields fields) {
        String into = read.otherCase(asked.key, fields);
        String reason = read.reason(fields, "sent.why-case");
        return () -> act(asked, new Withdrawn("merged", into), reason);
    }

    private Runnable linkToEarlier(Asked asked, JsonFields fields) {
        String earlier = read.otherCase(asked.key, fields);
        return () -> act(asked, new Linked(earlier, RelatedCase.REPEAT, true), null);
    }

    private Runnable linkToProblem(Asked asked, JsonFields fields) {
        String problem = read.problem(fields);
        return () -> problems.link(problem, asked.key, asked.person);
    }

    private Runnable askForManager(Asked asked, JsonFields fields) {
        String reason = read.reason(fields, "sent.why-manager");
        return () -> act(asked, ManagerNeeded.askedFor(), reason);
    }

    /** The question is a note that calls on the colleague, who follows the case from now on. */
    private Runnable askColleague(Asked asked, JsonFields fields) {
        String colleague = read.colleague(asked.person, fields);
        String question = read.question(fields);
        NewEvent note = NewEvent.of(InternalNote.asking(colleague), asked.person)
                .withText(EventText.TEXT, "@" + colleague + " " + question)
                .once(asked.once);
        return () -> desk.together(() -> {
            if (desk.handle(asked.key, note).isNew()) {
                follow(asked, new WatcherAdded(colleague));
            }
            return null;
        });
    }

    private Runnable snooze(Asked asked, JsonFields fields) {
        EventFacts snoozed = read.snoozed(fields);
        String reason = read.reason(fields, "sent.why-snoozed");
        return () -> act(asked, snoozed, reason);
    }

    private void act(Asked asked, EventFacts facts, String reason) {
        desk.act(
                asked.key,
                NewEvent.of(facts, asked.person)
                        .withText(EventText.REASON, reason)
                        .once(asked.once));
    }

    /** That it is so already is what was asked for. */
    private void follow(Asked asked, EventFacts facts) {
        try {
            desk.act(asked.key, NewEvent.of(facts, asked.person));
        } catch (CommandRefusedException e) {
            if (e.reason() != Reason.ALREADY_SO) {
                throw e;
            }
        }
    }
}
