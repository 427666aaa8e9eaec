package io.tierline.desk;

import io.tierline.api.JsonFields;
import io.tierline.cases.CaseNotFoundException;
import io.tierline.cases.Ledger;
import io.tierline.cases.events.WorkEvents.Snoozed;
import io.tierline.oncall.CaseReaders;
import io.tierline.oncall.People;
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

    /** @param what it is for */
    String reason(JsonFields fields, String what) {
        return fields.needed("reason", fields.text("reason", TEXT), what);
    }

    String problem(JsonFields fields) {
        return fields.needed("problem", fields.line("problem", KEY), "the key of the problem");
    }

    String question(JsonFields fields) {
        return fields.needed("question", fields.text("question", TEXT), "what you want to know");
    }

    String otherCase(String key, JsonFields fields) {
        String other = fields.needed("case", fields.line("case", KEY), "the key of the other case");
        if (other != null && (other.equals(key) || !exists(other))) {
            fields.wrong("case", "must be the key of another case");
        }
        return other;
    }

    String colleague(String person, JsonFields fields) {
        String colleague = fields.needed("person", fields.line("person", KEY), "the user id of the colleague");
        if (colleague != null
                && (colleague.equals(person)
                        || people.find(colleague).filter(readers::includes).isEmpty())) {
            fields.wrong("person", "must be the user id of a colleague who may see the case");
        }
        return colleague;
    }

    /** A warning that a deadline is at risk brings the case back anyway, so no deadline bounds it. */
    Snoozed snoozed(JsonFields fields) {
        Instant until = fields.needed("until", fields.instant("until"), "when it comes back");
        Instant now = clock.instant();
        if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(longestSnooze)))) {
            fields.wrong("until", "must be in the future, and not later than " + now.plus(longestSnooze));
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
