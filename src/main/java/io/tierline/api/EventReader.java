package io.tierline.api;

import static io.tierline.cases.EventType.ACKNOWLEDGED;
import static io.tierline.cases.EventType.CUSTOMER_CONFIRMED;
import static io.tierline.cases.EventType.CUSTOMER_REPLIED;
import static io.tierline.cases.EventType.FACTS_CHANGED;
import static io.tierline.cases.EventType.FIXED;
import static io.tierline.cases.EventType.INTERNAL_NOTE;
import static io.tierline.cases.EventType.LINKED;
import static io.tierline.cases.EventType.LINKED_TO_PROBLEM;
import static io.tierline.cases.EventType.PRIORITY_CHANGED;
import static io.tierline.cases.EventType.PUBLIC_UPDATE;
import static io.tierline.cases.EventType.REOPENED;
import static io.tierline.cases.EventType.UNLINKED_FROM_PROBLEM;
import static io.tierline.cases.EventType.WITHDRAWN;

import io.tierline.cases.NewEvent;
import io.tierline.cases.RelatedCase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads what an API caller sends about a case; whether it fits how the case stands is for {@link Fit} to say. */
final class EventReader {

    /** Withdrawn as merged, by the name that other systems have for it. */
    static final String MERGED_INTO = "merged-into";

    static final List<String> TYPES = List.of(
            CUSTOMER_REPLIED,
            PUBLIC_UPDATE,
            INTERNAL_NOTE,
            PRIORITY_CHANGED,
            FACTS_CHANGED,
            CUSTOMER_CONFIRMED,
            REOPENED,
            WITHDRAWN,
            MERGED_INTO,
            ACKNOWLEDGED,
            FIXED,
            LINKED_TO_PROBLEM,
            UNLINKED_FROM_PROBLEM,
            LINKED);

    private static final String VIA = "api";
    private static final Duration CLOCK_AHEAD = Duration.ofMinutes(5);
    private static final int TEXT = 20_000;
    private static final int REASON = 2_000;
    private static final int NAME = 200;
    private static final int ID = 100;
    private static final int WORD = 50;
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/#-]*");
    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9-]*");

    private final JsonFields body;
    private final String user;

    /** @param user who is signed in, or null */
    EventReader(JsonFields body, String user) {
        this.body = body;
        this.user = user;
    }

    /**
     * @param openedAt when the case opened
     * @param mergeTarget whether there is another case of that key
     * @throws Refusal naming each field that is missing, wrong or unknown
     */
    NewEvent read(Instant openedAt, Instant now, Predicate<String> mergeTarget) {
        String type = body.needed("type", body.choice("type", TYPES), "one of " + String.join(", ", TYPES));
        Instant at = happenedAt(openedAt, now);
        NewEvent event = type == null
                ? null
                : fields(type, new Actor(body, user).of(type).at(at), mergeTarget);
        if (event != null) {
            body.nothingElse(type);
        }
        body.refuse();
        return event;
    }

    private Instant happenedAt(Instant openedAt, Instant now) {
        Instant at = body.instant("at");
        if (at == null) {
            return null;
        }
        if (at.isAfter(now.plus(CLOCK_AHEAD))) {
            body.wrong("at", "must not be in the future; here it is " + now);
        } else if (at.isBefore(openedAt)) {
            body.wrong("at", "must not be before the case opened, at " + openedAt);
        }
        return at.isAfter(now) ? now : at;
    }

    private NewEvent fields(String type, NewEvent event, Predicate<String> mergeTarget) {
        return switch (type) {
            case CUSTOMER_REPLIED ->
                words(event, true)
                        .with("channel", or(body.word("channel", WORD, CHANNEL, "must be a word such as email"), VIA));
            case PUBLIC_UPDATE, INTERNAL_NOTE -> words(event, true);
            case REOPENED -> words(event, true).with("channel", VIA);
            case CUSTOMER_CONFIRMED -> words(event, false).with("how", VIA);
            case PRIORITY_CHANGED -> priority(event);
            case FACTS_CHANGED -> facts(event);
            case WITHDRAWN, MERGED_INTO -> withdrawn(type, event, mergeTarget);
            case ACKNOWLEDGED -> event.with("how", VIA);
            case FIXED -> event.with("by", reference("by", "who or what fixed it: a user id, or an issue's key"));
            case LINKED -> repeats(event, mergeTarget);
            case LINKED_TO_PROBLEM, UNLINKED_FROM_PROBLEM ->
                event.with("problem", reference("problem", "the problem's key"));
            default -> throw new IllegalStateException(type);
        };
    }

    private NewEvent words(NewEvent event, boolean needed) {
        String text = body.text("text", TEXT);
        return event.withText("text", needed ? body.needed("text", text, "what was said") : text);
    }

    private NewEvent priority(NewEvent event) {
        String to = body.choice("to", TicketRequest.PRIORITIES);
        String reason = body.text("reason", REASON);
        return event.with("to", body.needed("to", to, "P1 (most urgent) to P4"))
                .withText("reason", body.needed("reason", reason, "why it is more or less urgent now"));
    }

    private NewEvent facts(NewEvent event) {
        NewEvent changed = event.with("impact", body.choice("impact", TicketRequest.IMPACTS))
                .with("affectedUsers", body.number("affectedUsers"))
                .with("integrationId", body.line("integrationId", NAME))
                .with("component", body.line("component", NAME))
                .with("region", TicketRequest.region(body));
        if (body.none("impact", "affectedUsers", "integrationId", "component", "region")) {
            body.wrong("type", "needs what has changed: impact, affectedUsers, integrationId, component or region");
        }
        return changed;
    }

    private NewEvent withdrawn(String type, NewEvent event, Predicate<String> mergeTarget) {
        boolean named = type.equals(MERGED_INTO);
        String as = named
                ? "merged"
                : body.needed("as", body.choice("as", List.of("cancelled", "merged")), "cancelled or merged");
        String into = body.line("into", ID);
        if ("merged".equals(as)) {
            body.needed("into", into, "the key of the case that goes on");
            if (into != null && !mergeTarget.test(into)) {
                body.wrong("into", "must be the key of another case");
            }
        } else if (into != null) {
            body.wrong("into", "belongs to a case that is merged; leave it out");
        }
        String reason = body.text("reason", REASON);
        return event.with("as", as)
                .with("into", into)
                .withText("reason", named ? reason : body.needed("reason", reason, "why it is withdrawn"));
    }

    private NewEvent repeats(NewEvent event, Predicate<String> another) {
        String earlier = body.line("case", ID);
        body.needed("case", earlier, "the key of the earlier case that it repeats");
        if (earlier != null && !another.test(earlier)) {
            body.wrong("case", "must be the key of another case");
        }
        return event.with("case", earlier).with("as", RelatedCase.REPEAT).with("earlier", true);
    }

    private String reference(String field, String what) {
        String rule = "must be letters, digits and . _ : / # -";
        return body.needed(field, body.word(field, ID, REFERENCE, rule), what);
    }

    private static String or(String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
