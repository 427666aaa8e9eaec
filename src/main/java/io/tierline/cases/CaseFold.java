package io.tierline.cases;

import io.tierline.cases.Case.Request;
import io.tierline.cases.Case.State;
import io.tierline.cases.Case.Wish;
import io.tierline.cases.events.ClosureEvents;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.FixRecorded;
import io.tierline.cases.events.ClosureEvents.ReopenRequested;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.EventTypes;
import io.tierline.cases.events.IntakeEvents;
import io.tierline.cases.events.IntakeEvents.CriteriaMatched;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.FactsChanged;
import io.tierline.cases.events.IntakeEvents.Linked;
import io.tierline.cases.events.IntakeEvents.LinkedToProblem;
import io.tierline.cases.events.IntakeEvents.MergedIn;
import io.tierline.cases.events.IntakeEvents.PlanChanged;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.cases.events.IntakeEvents.TicketReceived;
import io.tierline.cases.events.IntakeEvents.UnlinkedFromProblem;
import io.tierline.cases.events.MessageEvents;
import io.tierline.cases.events.MessageEvents.CustomerAsked;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.MessageEvents.UpdatePromised;
import io.tierline.cases.events.OversightEvents.GivenBack;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.WorkEvents;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.cases.events.WorkEvents.Assigned;
import io.tierline.cases.events.WorkEvents.Fixed;
import io.tierline.cases.events.WorkEvents.HandedOff;
import io.tierline.cases.events.WorkEvents.IssueOpened;
import io.tierline.cases.events.WorkEvents.Moved;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.cases.events.WorkEvents.WorkDone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The fold behind {@link Case#fold}: what each type of event changes. */
final class CaseFold {

    private CaseEvent first;
    private TicketReceived ticket;
    private State state = State.OPEN;
    private String owner;
    private String priority;
    private String plan;
    private String region;
    private String impact;
    private String category;
    private String component;
    private String integrationId;
    private int integrationIdAt;
    private int affectedUsers;
    private Instant updatedAt;
    private Instant closedAt;
    private final AssignmentsFold assignments = new AssignmentsFold();
    private Request request;
    private Instant promise;
    private int interactions;
    private int reopened;
    private boolean breached;
    private String issue;
    private final OversightFold oversight = new OversightFold();
    private final SnoozeFold snooze = new SnoozeFold();
    private final SignsFold signs = new SignsFold();
    private List<String> criteria = List.of();
    private Instant startedAt;
    private final List<RelatedCase> links = new ArrayList<>();
    private String goesOnIn;
    private Wish reopenWish;
    private String problem;

    void apply(CaseEvent event) {
        updatedAt = event.learnedAt();
        String wanted = oversight.wanted();
        oversight.apply(event, assignments.held());
        snooze.apply(event);
        signs.apply(event);
        // Java 17 has no switch over the records of a sealed type; by subject the chains stay short.
        if (event.facts() instanceof IntakeEvents intake) {
            cameIn(event, intake);
        } else if (event.facts() instanceof WorkEvents work) {
            worked(event, work, wanted);
        } else if (event.facts() instanceof ClosureEvents closure) {
            concluded(event, closure);
        } else if (event.facts() instanceof MessageEvents message) {
            said(message);
        } else if (event.facts() instanceof GivenBack givenBack) {
            assignments.givenBack(givenBack);
        } else if (event.facts() instanceof Breached) {
            breached = true;
        }
    }

    private void cameIn(CaseEvent event, IntakeEvents facts) {
        if (facts instanceof TicketReceived ticket) {
            opened(event, ticket);
        } else if (facts instanceof PriorityChanged changed) {
            priority = changed.to();
        } else if (facts instanceof PlanChanged changed) {
            plan = changed.to();
        } else if (facts instanceof FactsChanged changed) {
            factsChanged(event, changed);
        } else if (facts instanceof CriteriaMatched matched) {
            criteria = matched.criteria();
        } else if (facts instanceof CustomerReplied) {
            replied();
        } else if (facts instanceof MergedIn mergedIn) {
            mergedIn(mergedIn);
        } else if (facts instanceof Linked linked) {
            linked(linked);
        } else if (facts instanceof LinkedToProblem linked) {
            problem = linked.problem();
        } else if (facts instanceof UnlinkedFromProblem) {
            problem = null;
        }
    }

    private void worked(CaseEvent event, WorkEvents facts, String wanted) {
        if (facts instanceof TierEntered entered) {
            entered(event, entered, wanted);
        } else if (facts instanceof Acknowledged) {
            assignments.acknowledged(event.happenedAt());
        } else if (facts instanceof Assigned assigned) {
            assigned(assigned.owner());
        } else if (facts instanceof WorkDone done) {
            workDone(event, done);
        } else if (facts instanceof HandedOff handedOff) {
            integrationIdAt = handedOff.integrationIdGiven() ? event.seq() : integrationIdAt;
        } else if (facts instanceof Moved moved) {
            moved(event, moved);
        } else if (facts instanceof Fixed) {
            assignments.left(event.happenedAt(), "resolved");
        } else if (facts instanceof IssueOpened opened) {
            issue = opened.ref();
        }
    }

    private void concluded(CaseEvent event, ClosureEvents facts) {
        if (facts instanceof FixRecorded) {
            state = State.RESOLVED;
        } else if (facts instanceof ResolutionTold) {
            told();
        } else if (facts instanceof ReopenRequested) {
            wished(event);
        } else if (facts instanceof Reopened) {
            reopened();
        } else if (facts instanceof Closed) {
            ended(event, State.CLOSED);
        } else if (facts instanceof Withdrawn withdrawn) {
            withdrawn(event, withdrawn.into());
        }
    }

    private void said(MessageEvents facts) {
        if (facts instanceof CustomerAsked) {
            asked();
        } else if (facts instanceof PublicUpdate) {
            interactions++;
        } else if (facts instanceof UpdatePromised promised) {
            promise = promised.due();
        }
    }

    private void opened(CaseEvent event, TicketReceived received) {
        if (first != null) {
            // A case opens once: another ticket of it changes nothing.
            return;
        }
        first = event;
        ticket = received;
        startedAt = event.happenedAt();
        priority = received.priority();
        plan = received.plan();
        region = received.region();
        impact = received.impact();
        category = received.category();
        component = received.component();
        integrationId = received.integrationId();
        integrationIdAt = Boolean.TRUE.equals(received.integrationIdGiven()) ? event.seq() : 0;
        affectedUsers = received.affectedUsers() == null ? 0 : received.affectedUsers();
        interactions = 1;
    }

    /** @param wanted whom a manager gave the work while no level had the case; null for no one */
    private void entered(CaseEvent event, TierEntered facts, String wanted) {
        assignments.entered(facts, event.happenedAt(), wanted);
        state = State.OPEN;
        request = null;
        owner = wanted;
        criteria = List.of();
    }

    private void assigned(String to) {
        owner = to;
        assignments.ownedBy(to);
    }

    private void workDone(CaseEvent event, WorkDone facts) {
        assignments.left(event.happenedAt(), facts.outcome());
        if (facts.to() != null) {
            request = new Request(facts.to(), facts.reason(), event.actor());
        }
    }

    private void moved(CaseEvent event, Moved facts) {
        request = new Request(facts.to(), facts.reason(), event.actor());
        assignments.left(event.happenedAt(), "moved");
        state = State.OPEN;
    }

    private void factsChanged(CaseEvent event, FactsChanged facts) {
        impact = known(facts.impact(), impact);
        component = known(facts.component(), component);
        category = known(facts.category(), category);
        region = known(facts.region(), region);
        if (facts.integrationId() != null) {
            integrationId = facts.integrationId();
            integrationIdAt = 0;
        } else if (Boolean.TRUE.equals(facts.integrationIdGiven())) {
            integrationIdAt = event.seq();
        }
        affectedUsers = Math.max(affectedUsers, facts.affectedUsers() == null ? 0 : facts.affectedUsers());
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
        assignments.reopened();
    }

    private void wished(CaseEvent event) {
        if (reopenWish == null) {
            reopenWish = new Wish(event.seq(), event.happenedAt());
        }
    }

    private void withdrawn(CaseEvent event, String into) {
        ended(event, State.WITHDRAWN);
        if (into != null) {
            goesOnIn = into;
            links.add(new RelatedCase(goesOnIn, RelatedCase.MERGED, false));
        }
    }

    private void mergedIn(MergedIn facts) {
        String theirKey = facts.caseKey();
        // What turned out to be one and the same is no repeat of itself.
        links.removeIf(link -> link.caseKey().equals(theirKey));
        links.add(new RelatedCase(theirKey, RelatedCase.MERGED, true));
        Instant theirs = facts.startedAt();
        startedAt = theirs.isBefore(startedAt) ? theirs : startedAt;
    }

    private void linked(Linked facts) {
        RelatedCase link = new RelatedCase(facts.caseKey(), facts.as(), facts.earlier());
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
        assignments.left(event.happenedAt(), null);
    }

    private static String known(String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    Case result() {
        if (first == null) {
            throw new IllegalArgumentException("A ledger begins with " + EventTypes.name(TicketReceived.class) + ".");
        }
        Assignment assignment = assignments.last();
        return new Case(
                first.caseKey(),
                ticket.source(),
                ticket.externalId(),
                state,
                assignment == null ? null : assignment.tier(),
                assignment == null ? null : assignment.team(),
                owner,
                priority,
                impact,
                category,
                component,
                ticket.customer(),
                plan,
                region,
                affectedUsers,
                integrationId,
                integrationIdAt,
                ticket.attributes() == null ? Map.of() : ticket.attributes(),
                first.happenedAt(),
                updatedAt,
                closedAt,
                assignments.result(),
                request,
                promise,
                interactions,
                reopened,
                breached,
                issue,
                assignments.lastOutcome(),
                criteria,
                startedAt,
                List.copyOf(links),
                goesOnIn,
                reopenWish,
                problem,
                oversight.result(),
                snooze.result(),
                signs.result());
    }
}
