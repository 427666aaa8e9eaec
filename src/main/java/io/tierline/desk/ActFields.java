package io.tierline.desk;

import io.tierline.api.JsonFields;
import io.tierline.cases.CaseNotFoundException;
import io.tierline.cases.Ledger;
import io.tierline.cases.events.WorkEvents.Snoozed;
import io.tierline.oncall.CaseReaders;
import io.tierline.oncall.People;
import io.tierline.words.Saying;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Reads what {@link ActsController acts} ask for. What is missing or wrong is noted in the fields, which refuse it. */
@Component
class ActFields {

    private static final int KEY = 100;
    private static final int TEXT = 2_000;

    private final Ledger ledger;
    private final People people;
    private final CaseReaders readers;
    private final Clock clock;
    private final Duration longestSnooze;

    ActFields(Ledger ledger, People people, CaseReaders readers, Clock clock, DeskSettings settings) {
        this.ledger = ledger;
        this.people = people;
        this.readers = readers;
        this.clock = clock;
        this.longestSnooze = settings.snooze();
    }

    /** @param what the code of what it is for */
    String reason(JsonFields fields, String what) {
        return fields.needed(
                "reason", fields.text("reason", TEXT), Saying.of(what).now());
    }

    String problem(JsonFields fields) {
        return fields.needed(
                "problem",
                fields.line("problem", KEY),
                Saying.of("sent.problem-key").now());
    }

    String question(JsonFields fields) {
        return fields.needed(
                "question",
                fields.text("question", TEXT),
                Saying.of("sent.question").now());
    }

    String otherCase(String key, JsonFields fields) {
        String other = fields.needed(
                "case", fields.line("case", KEY), Saying.of("sent.case-key").now());
        if (other != null && (other.equals(key) || !exists(other))) {
            fields.wrong("case", Saying.of("sent.other-case").now());
        }
        return other;
    }

    String colleague(String person, JsonFields fields) {
        String colleague = fields.needed(
                "person",
                fields.line("person", KEY),
                Saying.of("sent.colleague-id").now());
        if (colleague != null
                && (colleague.equals(person)
                        || people.find(colleague).filter(readers::includes).isEmpty())) {
            fields.wrong("person", Saying.of("sent.colleague").now());
        }
        return colleague;
    }

    /** A warning that a deadline is at risk brings the case back anyway, so no deadline bounds it. */
    Snoozed snoozed(JsonFields fields) {
        Instant until = fields.needed(
                "until", fields.instant("until"), Saying.of("sent.back-at").now());
        Instant now = clock.instant();
        if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(longestSnooze)))) {
            fields.wrong(
                    "until", Saying.of("sent.until", now.plus(longestSnooze)).now());
        }
        return new Snoozed(until);
    }

    private boolean exists(String key) {
        try {
            return ledger.lastSeq(key) > 0;
        } catch (CaseNotFoundException e) {
            return false;
        }
    }
}
