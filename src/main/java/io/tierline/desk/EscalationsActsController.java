package io.tierline.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Hidden;
import io.tierline.api.IdempotencyKey;
import io.tierline.api.JsonFields;
import io.tierline.cases.Case;
import io.tierline.cases.CaseNotFoundException;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.Problems;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.casework.CaseCommands.Handled;
import io.tierline.casework.CommandRefusedException;
import io.tierline.casework.ManagerAct;
import io.tierline.casework.ManagerAct.Kind;
import io.tierline.desk.Overseers.Overseer;
import io.tierline.engine.CaseBusyException;
import io.tierline.process.CaseDesk;
import io.tierline.process.ManagerActs;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a manager does with one case or with many. Each case is a command of its own: done as a whole or refused with its
 * reason, whatever becomes of the others.
 */
@Hidden
@RestController
@RequestMapping("/desk/api/escalations/acts")
class EscalationsActsController {

    private static final String REMIND = "remind";
    private static final String BROADCAST = "broadcast";
    private static final List<String> NAMES =
            Stream.concat(Kind.codes().stream(), Stream.of(REMIND, BROADCAST)).toList();
    private static final int MOST = 200;
    private static final int LONGEST_KEY = 40;
    private static final int LONGEST_REASON = 4_000;
    private static final int LONGEST_TO = 100;

    private final Overseers overseers;
    private final ManagerActs acts;
    private final CaseDesk desk;
    private final Ledger ledger;
    private final Problems problems;
    private final Messages messages;

    EscalationsActsController(
            Overseers overseers, ManagerActs acts, CaseDesk desk, Ledger ledger, Problems problems, Messages messages) {
        this.overseers = overseers;
        this.acts = acts;
        this.desk = desk;
        this.ledger = ledger;
        this.problems = problems;
        this.messages = messages;
    }

    /** @param why it was refused; null where it was done */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(String key, boolean done, String why) {}

    record Results(List<Result> results) {}

    /** @param once null to do it each time */
    private record Asked(
            Overseer overseer, String act, String to, String reason, String once, EscalationsWords words) {}

    private interface Act {
        Handled on(String key);
    }

    /** What is refused before a command is asked, in the reader's words. */
    private static final class RefusedHere extends RuntimeException {
        RefusedHere(String why) {
            super(why);
        }
    }

    @PostMapping
    Results act(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) String idempotencyKey,
            @RequestBody(required = false) byte[] body,
            Authentication who,
            Locale reader) {
        Overseer overseer = overseers.of(who);
        JsonFields fields = JsonFields.read(body);
        IdempotencyKey.check(idempotencyKey, fields);
        String act = fields.needed("act", fields.choice("act", NAMES), "one of " + String.join(", ", NAMES));
        List<String> keys = fields.lines("cases", MOST, LONGEST_KEY).stream()
                .distinct()
                .sorted()
                .toList();
        if (keys.isEmpty()) {
            fields.wrong("cases", "is missing: the keys of the cases");
        }
        String to = fields.line("to", LONGEST_TO);
        String reason = fields.needed(
                "reason", fields.text("reason", LONGEST_REASON), "why; of broadcast and remind, what is written");
        fields.nothingElse("an act on many cases");
        fields.refuse();
        Asked asked = new Asked(
                overseer, act, to, reason, IdempotencyKey.of(who, idempotencyKey), EscalationsWords.of(reader));
        return new Results(
                switch (act) {
                    case REMIND -> each(keys, asked, key -> remind(key, asked));
                    case BROADCAST -> broadcast(keys, asked);
                    default -> each(keys, asked, key -> manage(key, asked));
                });
    }

    private static List<Result> each(List<String> keys, Asked asked, Act act) {
        return keys.stream().map(key -> one(key, asked, act)).toList();
    }

    private static Result one(String key, Asked asked, Act act) {
        try {
            act.on(key);
            return new Result(key, true, null);
        } catch (CommandRefusedException e) {
            String said = e.field() == null ? e.getMessage() : e.field() + " " + e.getMessage();
            return new Result(key, false, said.startsWith(key + ": ") ? said.substring(key.length() + 2) : said);
        } catch (CaseNotFoundException e) {
            return new Result(key, false, asked.words.say("refused.unknown"));
        } catch (CaseBusyException | RefusedHere e) {
            return new Result(key, false, e.getMessage());
        }
    }

    private Handled manage(String key, Asked asked) {
        Kind kind = Kind.of(asked.act).orElseThrow();
        return checked(acts.act(key, new ManagerAct(kind, asked.to, asked.reason), asked.once), kind.event(), asked);
    }

    /** A note that calls on who has the case. */
    private Handled remind(String key, Asked asked) {
        Case file = seen(key, asked);
        if (file.state().ended()) {
            throw new RefusedHere(asked.words.say("refused.ended"));
        }
        if (file.owner() == null) {
            throw new RefusedHere(asked.words.say("refused.no-owner"));
        }
        NewEvent note = NewEvent.of(InternalNote.asking(file.owner()), asked.overseer.person())
                .withText(EventText.TEXT, "@" + file.owner() + " " + asked.reason)
                .once(asked.once);
        return checked(desk.handle(key, note), InternalNote.class, asked);
    }

    /** To the customers of all cases that have not ended and have the same cause as one that was chosen. */
    private List<Result> broadcast(List<String> keys, Asked asked) {
        List<Result> results = new ArrayList<>();
        Set<String> causes = new LinkedHashSet<>();
        each(keys, asked, key -> {
                    String problem = seen(key, asked).problem();
                    if (problem == null) {
                        throw new RefusedHere(asked.words.say("refused.no-problem"));
                    }
                    causes.add(problem);
                    return null;
                })
                .stream()
                .filter(result -> !result.done())
                .forEach(results::add);
        List<String> linked = causes.stream()
                .flatMap(problem -> problems.cases(problem).stream())
                .map(Problems.Linked::caseKey)
                .filter(key -> !ledger.caseFile(key).state().ended())
                .sorted()
                .toList();
        results.addAll(each(linked, asked, key -> {
            seen(key, asked);
            Message message =
                    new Message(key, asked.overseer.person(), Messages.UPDATE, asked.reason, List.of(), asked.once);
            return checked(messages.say(message, null), PublicUpdate.class, asked);
        }));
        return results;
    }

    private Case seen(String key, Asked asked) {
        Case file = ledger.caseFile(key);
        if (!asked.overseer.sees(file)) {
            throw new RefusedHere(asked.words.say("refused.not-yours"));
        }
        return file;
    }

    private static Handled checked(Handled handled, Class<? extends EventFacts> meant, Asked asked) {
        if (!handled.isNew() && !meant.isInstance(handled.event().facts())) {
            throw new RefusedHere(asked.words.say("refused.used"));
        }
        return handled;
    }
}
