package io.tierline.desk;

import io.swagger.v3.oas.annotations.Hidden;
import io.tierline.api.IdempotencyKey;
import io.tierline.api.JsonFields;
import io.tierline.cases.CaseNotFoundException;
import io.tierline.cases.Ledger;
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
import io.tierline.cases.events.WorkEvents.Snoozed;
import io.tierline.casework.CommandRefusedException;
import io.tierline.casework.CommandRefusedException.Reason;
import io.tierline.oncall.CaseReaders;
import io.tierline.oncall.People;
import io.tierline.process.CaseDesk;
import io.tierline.process.ProblemDesk;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    private static final String WATCH = "watch";
    private static final String UNWATCH = "unwatch";
    private static final String MERGE = "merge";
    private static final String REPEAT = "repeat";
    private static final String PROBLEM = "problem";
    private static final String MANAGER = "manager";
    private static final String COLLEAGUE = "colleague";
    private static final String SNOOZE = "snooze";
    private static final String UNSNOOZE = "unsnooze";
    private static final List<String> ACTS =
            List.of(WATCH, UNWATCH, MERGE, REPEAT, PROBLEM, MANAGER, COLLEAGUE, SNOOZE, UNSNOOZE);

    private static final int KEY = 100;
    private static final int REASON = 2_000;

    private final CaseDesk desk;
    private final ProblemDesk problems;
    private final Ledger ledger;
    private final People people;
    private final CaseReaders readers;
    private final Clock clock;
    private final Duration longestSnooze;

    ActsController(
            CaseDesk desk,
            ProblemDesk problems,
            Ledger ledger,
            People people,
            CaseReaders readers,
            Clock clock,
            DeskSettings settings) {
        this.desk = desk;
        this.problems = problems;
        this.ledger = ledger;
        this.people = people;
        this.readers = readers;
        this.clock = clock;
        this.longestSnooze = settings.snooze();
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
        String act = fields.needed("act", fields.choice("act", ACTS), "one of " + String.join(", ", ACTS));
        String other = fields.line("case", KEY);
        String problem = fields.line("problem", KEY);
        String reason = fields.text("reason", REASON);
        String colleague = fields.line("person", KEY);
        String question = fields.text("question", REASON);
        Instant until = fields.instant("until");
        if (SNOOZE.equals(act)) {
            checkSnooze(until, reason, fields);
        }
        if (COLLEAGUE.equals(act)) {
            checkQuestion(colleague, question, who.getName(), fields);
        }
        check(key, String.valueOf(act), other, problem, reason, fields);
        String person = who.getName();
        switch (act) {
            case WATCH -> follow(key, new WatcherAdded(person), person);
            case UNWATCH -> follow(key, new WatcherRemoved(person), person);
            case PROBLEM -> problems.link(problem, key, person);
            case COLLEAGUE -> ask(key, person, colleague, question, IdempotencyKey.of(who, idempotencyKey));
            default ->
                desk.act(
                        key,
                        NewEvent.of(facts(act, other, until), person)
                                .withText(EventText.REASON, reason)
                                .once(IdempotencyKey.of(who, idempotencyKey)));
        }
    }

    private void check(String key, String act, String other, String problem, String reason, JsonFields fields) {
        if (MERGE.equals(act) || REPEAT.equals(act)) {
            fields.needed("case", other, "the key of the other case");
            if (other != null && (other.equals(key) || !exists(other))) {
                fields.wrong("case", "must be the key of another case");
            }
        }
        if (PROBLEM.equals(act)) {
            fields.needed("problem", problem, "the key of the problem");
        }
        if (MERGE.equals(act)) {
            fields.needed("reason", reason, "why, for those who work on the case");
        }
        if (MANAGER.equals(act)) {
            fields.needed("reason", reason, "why, for the manager");
        }
        fields.nothingElse("an act");
        fields.refuse();
    }

    /** A warning that a deadline is at risk brings it back anyway, so no deadline bounds it. */
    private void checkSnooze(Instant until, String reason, JsonFields fields) {
        fields.needed("until", until, "when it comes back");
        fields.needed("reason", reason, "why it is set aside");
        Instant now = clock.instant();
        if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(longestSnooze)))) {
            fields.wrong("until", "must be in the future, and not later than " + now.plus(longestSnooze));
        }
    }

    private void checkQuestion(String colleague, String question, String person, JsonFields fields) {
        fields.needed("person", colleague, "the user id of the colleague");
        fields.needed("question", question, "what you want to know");
        if (colleague != null
                && (colleague.equals(person)
                        || people.find(colleague).filter(readers::includes).isEmpty())) {
            fields.wrong("person", "must be the user id of a colleague who may see the case");
        }
    }

    /** The question is a note that calls on the colleague, who follows the case from now on. */
    private void ask(String key, String person, String colleague, String question, String once) {
        desk.together(() -> {
            NewEvent note = NewEvent.of(InternalNote.asking(colleague), person)
                    .withText(EventText.TEXT, "@" + colleague + " " + question)
                    .once(once);
            if (desk.handle(key, note).isNew()) {
                follow(key, new WatcherAdded(colleague), person);
            }
            return null;
        });
    }

    private boolean exists(String key) {
        try {
            return ledger.lastSeq(key) > 0;
        } catch (CaseNotFoundException e) {
            return false;
        }
    }

    private static EventFacts facts(String act, String other, Instant until) {
        return switch (act) {
            case MERGE -> new Withdrawn("merged", other);
            case MANAGER -> ManagerNeeded.askedFor();
            case SNOOZE -> new Snoozed(until);
            case UNSNOOZE -> new SnoozeEnded();
            default -> new Linked(other, RelatedCase.REPEAT, true);
        };
    }

    /** That it is so already is what was asked for. */
    private void follow(String key, EventFacts facts, String person) {
        try {
            desk.act(key, NewEvent.of(facts, person));
        } catch (CommandRefusedException e) {
            if (e.reason() != Reason.ALREADY_SO) {
                throw e;
            }
        }
    }
}
