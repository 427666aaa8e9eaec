package io.tierline.api.cases;

import static io.tierline.cases.CaseEvent.CUSTOMER;
import static io.tierline.cases.CaseEvent.TIERLINE;

import io.tierline.api.JsonFields;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.Provenance;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who did what is sent. No caller can act in another's name: a person that the caller names stands beside the caller,
 * and what a customer did says who entered it.
 */
final class Actor {

    private static final Set<String> CUSTOMERS_ALONE =
            Set.of(EventReader.CUSTOMER_REPLIED, EventReader.CUSTOMER_CONFIRMED);
    private static final Set<String> CUSTOMERS_TOO =
            Set.of(EventReader.REOPENED, EventReader.WITHDRAWN, EventReader.MERGED_INTO);

    /** Where no user is signed in and no person is named. */
    private static final String UNKNOWN = "api";

    private static final int LONGEST = 100;

    /** No blank and no @: an id, never a name or an address. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final JsonFields body;
    private final String user;

    Actor(JsonFields body, String user) {
        this.body = body;
        this.user = user;
    }

    /** Who did it, and who entered it. */
    record By(String actor, Provenance provenance) {

        NewEvent event(EventFacts facts) {
            return NewEvent.of(facts, actor).from(provenance);
        }
    }

    By of(String type) {
        String named = body.word("actor", LONGEST, ID, "must be \"customer\" or a user id, not a name or an address");
        if (byCustomer(type, named)) {
            return new By(CUSTOMER, Provenance.NONE.withEnteredBy(user));
        }
        String caller = user == null ? UNKNOWN : user;
        if (named == null || named.equals(caller)) {
            return new By(caller, Provenance.NONE);
        }
        return user == null ? new By(named, Provenance.NONE) : new By(user, Provenance.NONE.withOnBehalfOf(named));
    }

    private boolean byCustomer(String type, String named) {
        boolean customer = CUSTOMER.equals(named);
        if (TIERLINE.equals(named)) {
            body.wrong("actor", "must not be \"tierline\": that is what Tierline does by itself");
        } else if (CUSTOMERS_ALONE.contains(type) && named != null && !customer) {
            body.wrong("actor", "must be \"customer\" or left out: " + type + " is what a customer does");
        } else if (customer && !CUSTOMERS_ALONE.contains(type) && !CUSTOMERS_TOO.contains(type)) {
            body.wrong("actor", "must not be \"customer\": " + type + " is what one of ours does");
        }
        return customer || CUSTOMERS_ALONE.contains(type) || (type.equals(EventReader.REOPENED) && named == null);
    }
}
