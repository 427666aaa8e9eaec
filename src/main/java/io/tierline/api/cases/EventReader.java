package io.tierline.api.cases;

import io.tierline.api.JsonFields;
import io.tierline.cases.NewEvent;
import io.tierline.cases.RelatedCase;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.EventTypes;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.FactsChanged;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.IntakeEvents.Linked;
import io.tierline.cases.events.IntakeEvents.LinkedToProblem;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.cases.events.IntakeEvents.UnlinkedFromProblem;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.OversightEvents.ManagerNeeded;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.cases.events.WorkEvents.Fixed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads what an API caller sends about a case; whether it fits how the case stands is for {@code casework} to say. */
final class EventReader {

    /** Withdrawn as merged, by the name that other systems have for it. */
    static final String MERGED_INTO = "merged-into";

    static final String CUSTOMER_REPLIED = EventTypes.name(CustomerReplied.class);
    static final String CUSTOMER_CONFIRMED = EventTypes.name(CustomerConfirmed.class);
    static final String REOPENED = EventTypes.name(Reopened.class);
    static final String WITHDRAWN = EventTypes.name(Withdrawn.class);
    private static final String PUBLIC_UPDATE = EventTypes.name(PublicUpdate.class);
    private static final String INTERNAL_NOTE = EventTypes.name(InternalNote.class);
    private static final String PRIORITY_CHANGED = EventTypes.name(PriorityChanged.class);
    private static final String FACTS_CHANGED = EventTypes.name(FactsChanged.class);
    private static final String ACKNOWLEDGED = EventTypes.name(Acknowledged.class);
    private static final String FIXED = EventTypes.name(Fixed.class);
    private static final String LINKED_TO_PROBLEM = EventTypes.name(LinkedToProblem.class);
    private static final String UNLINKED_FROM_PROBLEM = EventTypes.name(UnlinkedFromProblem.class);
    private static final String LINKED = EventTypes.name(Linked.class);
    private static final String MANAGER_NEEDED = EventTypes.name(ManagerNeeded.class);

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
            LINKED,
            MANAGER_NEEDED);

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
     * @param openedAt when the case opened; asked for where an instant is given
     * @param mergeTarget whether there is another case of that key
     * @throws Refusal naming each field that is missing, wrong or unknown
     */
    NewEvent read(Supplier<Instant> openedAt, Instant now, Predicate<String> mergeTarget) {
        String type = body.needed("type", body.choice("type", TYPES), "one of " + String.join(", ", TYPES));
        Instant at = happenedAt(openedAt, now);
        NewEvent event = type == null
                ? null
                : byType().get(type)
                        .apply(new Actor(body, user).of(type), mergeTarget)
                        .at(at);
        if (event != null) {
            body.nothingElse(type);
        }
        body.refuse();
        return event;
    }

    private Instant happenedAt(Supplier<Instant> openedAt, Instant now) {
        Instant at = body.instant("at");
        if (at == null) {
            return null;
        }
        Instant opened = openedAt.get();
        if (at.isAfter(now.plus(CLOCK_AHEAD))) {
            body.wrong("at", "must not be in the future; here it is " + now);
        } else if (at.isBefore(opened)) {
            body.wrong("at", "must not be before the case opened, at " + opened);
        }
        return at.isAfter(now) ? now : at;
    }

    private Map<String, BiFunction<Actor.By, Predicate<String>, NewEvent>> byType() {
        return Map.ofEntries(
                Map.entry(CUSTOMER_REPLIED, (by, cases) -> said(by, new CustomerReplied(), channel())),
                Map.entry(PUBLIC_UPDATE, (by, cases) -> said(by, new PublicUpdate(), null)),
                Map.entry(INTERNAL_NOTE, (by, cases) -> said(by, new InternalNote(), null)),
                Map.entry(REOPENED, (by, cases) -> said(by, new Reopened(), VIA)),
                Map.entry(CUSTOMER_CONFIRMED, (by, cases) -> by.event(new CustomerConfirmed(VIA))
                        .withText(EventText.TEXT, body.text("text", TEXT))),
                Map.entry(PRIORITY_CHANGED, (by, cases) -> priority(by)),
                Map.entry(FACTS_CHANGED, (by, cases) -> facts(by)),
                Map.entry(WITHDRAWN, (by, cases) -> withdrawn(false, by, cases)),
                Map.entry(MERGED_INTO, (by, cases) -> withdrawn(true, by, cases)),
                Map.entry(ACKNOWLEDGED, (by, cases) -> by.event(Acknowledged.through(VIA))),
                Map.entry(
                        FIXED,
                        (by, cases) -> by.event(new Fixed(
                                reference("by", "who or what fixed it: a user id, or an issue's key"), null))),
                Map.entry(MANAGER_NEEDED, (by, cases) -> by.event(ManagerNeeded.askedFor())
                        .withText(
                                EventText.REASON,
                                body.needed("reason", body.text("reason", REASON), "why, for the manager"))),
                Map.entry(LINKED, (by, cases) -> by.event(repeats(cases))),
                Map.entry(LINKED_TO_PROBLEM, (by, cases) -> by.event(new LinkedToProblem(problem()))),
                Map.entry(UNLINKED_FROM_PROBLEM, (by, cases) -> by.event(new UnlinkedFromProblem(problem()))));
    }

    private String channel() {
        String channel = body.word("channel", WORD, CHANNEL, "must be a word such as email");
        return channel == null ? VIA : channel;
    }

    private String problem() {
        return reference("problem", "the problem's key");
    }

    private NewEvent said(Actor.By by, EventFacts facts, String channel) {
        return by.event(facts)
                .from(origin -> origin.withChannel(channel))
                .withText(EventText.TEXT, body.needed("text", body.text("text", TEXT), "what was said"));
    }

    private NewEvent priority(Actor.By by) {
        String to = body.choice("to", TicketRequest.PRIORITIES);
        String reason = body.text("reason", REASON);
        return by.event(new PriorityChanged(null, body.needed("to", to, "P1 (most urgent) to P4")))
                .withText(EventText.REASON, body.needed("reason", reason, "why it is more or less urgent now"));
    }

    private NewEvent facts(Actor.By by) {
        String integrationId = body.line("integrationId", NAME);
        FactsChanged changed = new FactsChanged(
                body.choice("impact", TicketRequest.IMPACTS),
                body.number("affectedUsers"),
                body.line("component", NAME),
                null,
                integrationId == null ? null : true,
                TicketRequest.region(body),
                null,
                TicketRequest.category(body));
        if (body.none("impact", "affectedUsers", "integrationId", "component", "region", "category")) {
            body.wrong(
                    "type",
                    "needs what has changed: impact, affectedUsers, integrationId, component, region or category");
        }
        return by.event(changed).withText(EventText.INTEGRATION_ID, integrationId);
    }

    /** @param named whether the type itself says that it is merged */
    private NewEvent withdrawn(boolean named, Actor.By by, Predicate<String> mergeTarget) {
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
        return by.event(new Withdrawn(as, into))
                .withText(EventText.REASON, named ? reason : body.needed("reason", reason, "why it is withdrawn"));
    }

    private Linked repeats(Predicate<String> another) {
        String earlier = body.line("case", ID);
        body.needed("case", earlier, "the key of the earlier case that it repeats");
        if (earlier != null && !another.test(earlier)) {
            body.wrong("case", "must be the key of another case");
        }
        return new Linked(earlier, RelatedCase.REPEAT, true);
    }

    private String reference(String field, String what) {
        String rule = "must be letters, digits and . _ : / # -";
        return body.needed(field, body.word(field, ID, REFERENCE, rule), what);
    }
}
