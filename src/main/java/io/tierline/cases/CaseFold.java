package io.tierline.cases;

import io.tierline.cases.Case.Request;
import io.tierline.cases.Case.State;
import io.tierline.cases.Case.Wish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The fold behind {@link Case#fold}: what each type of event changes. */
final class CaseFold {

    private CaseEvent first;
    private State state = State.OPEN;
    private String owner;
    private String priority;
    private String plan;
    private String region;
    private String impact;
    private String component;
    private String integrationId;
    private int affectedUsers;
    private Instant updatedAt;
    private Instant closedAt;
    private final List<Assignment> assignments = new ArrayList<>();
    private Request request;
    private Instant promise;
    private int interactions;
    private int reopened;
    private boolean breached;
    private String issue;
    private String lastOutcome;
    private final OversightFold oversight = new OversightFold();
    private List<String> criteria = List.of();
    private Instant startedAt;
    private final List<RelatedCase> links = new ArrayList<>();
    private String goesOnIn;
    private Wish reopenWish;
    private String problem;

    void apply(CaseEvent event) {
        updatedAt = event.learnedAt();
        String wanted = oversight.wanted();
        oversight.apply(event, held());
        switch (event.type()) {
            case EventType.TICKET_RECEIVED -> opened(event);
            case EventType.TIER_ENTERED -> entered(event, wanted);
            case EventType.ACKNOWLEDGED -> acknowledged(event);
            case EventType.ASSIGNED -> assigned(event);
            case EventType.GIVEN_BACK -> givenBack(event);
            case EventType.WORK_DONE -> workDone(event);
            case EventType.HANDED_OFF -> integrationId = known(event.text("integrationId"), integrationId);
            case EventType.MOVED -> moved(event);
            case EventType.FIXED -> leave(event.happenedAt(), "resolved");
            case EventType.FIX_RECORDED -> state = State.RESOLVED;
            case EventType.PRIORITY_CHANGED -> priority = event.text("to");
            case EventType.PLAN_CHANGED -> plan = event.text("to");
            case EventType.FACTS_CHANGED -> factsChanged(event);
            case EventType.CRITERIA_MATCHED -> criteria = event.texts("criteria");
            case EventType.CUSTOMER_ASKED -> asked();
            case EventType.CUSTOMER_REPLIED -> replied();
            case EventType.PUBLIC_UPDATE -> interactions++;
            case EventType.UPDATE_PROMISED -> promise = event.instant("due");
            case EventType.RESOLUTION_TOLD -> told();
            case EventType.REOPEN_REQUESTED -> wished(event);
            case EventType.REOPENED -> reopened();
            case EventType.CLOSED -> ended(event, State.CLOSED);
            case EventType.WITHDRAWN -> withdrawn(event);
            case EventType.MERGED_IN -> mergedIn(event);
            case EventType.LINKED -> linked(event);
            case EventType.LINKED_TO_PROBLEM -> problem = event.text("problem");
            case EventType.UNLINKED_FROM_PROBLEM -> problem = null;
            case EventType.BREACHED -> breached = true;
            case EventType.ISSUE_OPENED -> issue = event.text("ref");
            default -> {
                // Of interest to clocks, figures or readers of the timeline alone.
            }
        }
    }

    private void opened(CaseEvent event) {
        if (first != null) {
            // A case opens once: another ticket of it changes nothing.
            return;
        }
        first = event;
        startedAt = event.happenedAt();
        priority = event.text("priority");
        plan = event.text("plan");
        region = event.text("region");
        impact = event.text("impact");
        component = event.text("component");
        integrationId = event.text("integrationId");
        affectedUsers = event.number("affectedUsers");
        interactions = 1;
    }

    /** @param wanted whom a manager gave the work while no level had the case; null for nobody */
    private void entered(CaseEvent event, String wanted) {
        leave(event.happenedAt(), null);
        state = State.OPEN;
        request = null;
        owner = wanted;
        criteria = List.of();
        assignments.add(new Assignment(
                assignments.size() + 1,
                event.text("tier"),
                RankAtEntry.of(event),
                event.number("levels"),
                event.text("team"),
                wanted,
                event.text("from"),
                event.text("by"),
                event.text("who"),
                event.texts("reasons"),
                event.texts("criteria"),
                event.flag("contextComplete"),
                event.happenedAt(),
                null,
                null,
                null));
    }

    private void assigned(CaseEvent event) {
        owner = event.text("owner");
        if (held()) {
            int last = assignments.size() - 1;
            assignments.set(last, assignments.get(last).ownedBy(owner));
        }
    }

    private void acknowledged(CaseEvent event) {
        int last = assignments.size() - 1;
        if (last >= 0 && assignments.get(last).acknowledgedAt() == null) {
            assignments.set(last, assignments.get(last).acknowledged(event.happenedAt()));
        }
    }

    /** A level that had not acknowledged the case by itself has to do so now. */
    private void givenBack(CaseEvent event) {
        if (held() && !event.flag("acknowledged")) {
            int last = assignments.size() - 1;
            assignments.set(last, assignments.get(last).acknowledged(null));
        }
    }

    private boolean held() {
        return !assignments.isEmpty() && assignments.get(assignments.size() - 1).left() == null;
    }

    private void workDone(CaseEvent event) {
        leave(event.happenedAt(), event.text("outcome"));
        if (event.text("to") != null) {
            request = new Request(event.text("to"), event.text("reason"), event.actor());
        }
    }

    private void moved(CaseEvent event) {
        request = new Request(event.text("to"), event.text("reason"), event.actor());
        leave(event.happenedAt(), "moved");
        state = State.OPEN;
    }

    private void leave(Instant at, String outcome) {
        int last = assignments.size() - 1;
        if (last >= 0 && assignments.get(last).left() == null) {
            assignments.set(last, assignments.get(last).left(at, outcome));
            lastOutcome = outcome;
        } else if (last >= 0 && outcome != null) {
            lastOutcome = outcome;
        }
    }

    private void factsChanged(CaseEvent event) {
        impact = known(event.text("impact"), impact);
        component = known(event.text("component"), component);
        region = known(event.text("region"), region);
        integrationId = known(event.text("integrationId"), integrationId);
        affectedUsers = Math.max(affectedUsers, event.number("affectedUsers"));
    }

    private void asked() {
        state = State.WAITING;
        interactions++;
    }

    private void replied() {
        interactions++;
        if (state == State.WAITING) {
            state = State.OPEN;
        }
    }

    private void told() {
        state = State.RESOLVED;
        promise = null;
        interactions++;
    }

    private void reopened() {
        state = State.OPEN;
        closedAt = null;
        reopened++;
        reopenWish = null;
        lastOutcome = "reopened";
    }

    private void wished(CaseEvent event) {
        if (reopenWish == null) {
            reopenWish = new Wish(event.seq(), event.happenedAt());
        }
    }

    private void withdrawn(CaseEvent event) {
        ended(event, State.WITHDRAWN);
        if (event.text("into") != null) {
            goesOnIn = event.text("into");
            links.add(new RelatedCase(goesOnIn, RelatedCase.MERGED, false));
        }
    }

    private void mergedIn(CaseEvent event) {
        String theirKey = event.text("case");
        // What turned out to be one and the same is no repeat of itself.
        links.removeIf(link -> link.caseKey().equals(theirKey));
        links.add(new RelatedCase(theirKey, RelatedCase.MERGED, true));
        Instant theirs = event.instant("startedAt");
        startedAt = theirs.isBefore(startedAt) ? theirs : startedAt;
    }

    private void linked(CaseEvent event) {
        RelatedCase link = new RelatedCase(event.text("case"), event.text("as"), event.flag("earlier"));
        links.add(link);
        if (link.as().equals(RelatedCase.FOLLOW_UP) && !link.earlier()) {
            goesOnIn = link.caseKey();
            reopenWish = null;
        }
    }

    private void ended(CaseEvent event, State as) {
        state = as;
        closedAt = event.happenedAt();
        promise = null;
        leave(event.happenedAt(), null);
    }

    private static String known(String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    Case result() {
        if (first == null) {
            throw new IllegalArgumentException("A ledger begins with " + EventType.TICKET_RECEIVED + ".");
        }
        Assignment assignment = assignments.isEmpty() ? null : assignments.get(assignments.size() - 1);
        return new Case(
                first.caseKey(),
                first.text("source"),
                first.text("externalId"),
                state,
                assignment == null ? null : assignment.tier(),
                assignment == null ? null : assignment.team(),
                owner,
                priority,
                impact,
                first.text("category"),
                component,
                first.text("customer"),
                plan,
                region,
                affectedUsers,
                integrationId,
                attributes(),
                first.happenedAt(),
                updatedAt,
                closedAt,
                List.copyOf(assignments),
                request,
                promise,
                interactions,
                reopened,
                breached,
                issue,
                lastOutcome,
                criteria,
                startedAt,
                List.copyOf(links),
                goesOnIn,
                reopenWish,
                problem,
                oversight.result());
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> attributes() {
        return first.facts().get("attributes") instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
