package io.tierline.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.cases.Assignment;
import io.tierline.cases.Case;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Fact;
import io.tierline.cases.LevelTable;
import io.tierline.cases.NewEvent;
import io.tierline.cases.ShippedLevels;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.FactsChanged;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.IntakeEvents.Linked;
import io.tierline.cases.events.IntakeEvents.PlanChanged;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.OversightEvents.ManagerNeeded;
import io.tierline.cases.events.OversightEvents.WatcherAdded;
import io.tierline.cases.events.OversightEvents.WatcherRemoved;
import io.tierline.cases.events.Provenance;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.cases.events.WorkEvents.Assigned;
import io.tierline.cases.events.WorkEvents.Fixed;
import io.tierline.cases.events.WorkEvents.Moved;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.casework.ManagerAct.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Whatever is sent to a case in whatever order: what is taken leaves a ledger that tells a possible story. */
class RandomCommandsTest {

    private static final String KEY = "ESC-2026-000001";
    private static final List<String> LEVELS = List.of("tier1", "tier2", "engineering");
    private static final Instant START = Instant.parse("2026-03-11T09:00:00Z");

    /** One thing that is sent; {@code pick} chooses between its variants. */
    record Sent(String what, int pick) {}

    @Provide
    Arbitrary<List<Sent>> commands() {
        return Arbitraries.of(
                        "model",
                        "model",
                        "model",
                        "model",
                        "work",
                        "work",
                        "work",
                        "reply",
                        "confirm",
                        "reopen",
                        "fixed",
                        "move",
                        "acknowledge",
                        "claim",
                        "priority",
                        "withdraw",
                        "link",
                        "note",
                        "update",
                        "facts",
                        "need-manager",
                        "watch",
                        "watch",
                        "plan",
                        "act",
                        "act")
                .flatMap(what -> Arbitraries.integers().between(0, 20).map(pick -> new Sent(what, pick)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Property(tries = 2_000)
    void every_prefix_of_the_ledger_is_legal(@ForAll("commands") List<Sent> commands) {
        List<CaseEvent> ledger = new ArrayList<>(List.of(Fact.event(
                KEY, 1, "ticket-received", START, START, "customer", Map.of("priority", "P2", "customer", "acme"))));
        int taken = 0;
        for (Sent sent : commands) {
            try {
                List<NewEvent> events = decide(sent, ledger);
                events.forEach(event -> append(ledger, event));
                taken += events.isEmpty() ? 0 : 1;
            } catch (CommandRefusedException refused) {
                assertThat(refused).hasMessageMatching("(?s).{20,}");
            }
        }
        Statistics.label("state").collect(Case.fold(ledger).state());
        Statistics.label("taken of 10").collect(taken * 10 / commands.size());
        LegalLedger.check(ledger);
    }

    private static void append(List<CaseEvent> ledger, NewEvent event) {
        Instant now = START.plusSeconds(ledger.size());
        ledger.add(new CaseEvent(KEY, ledger.size() + 1, now, now, event.actor(), event.facts(), event.provenance()));
    }

    private static List<NewEvent> decide(Sent sent, List<CaseEvent> ledger) {
        Case file = Case.fold(ledger);
        return switch (sent.what()) {
            case "model" -> model(file, ledger);
            case "work" ->
                new CompletedWork(
                                "tina",
                                List.of("escalate", "ask-customer", "resolved", "hand-back")
                                        .get(sent.pick() % 4),
                                null,
                                "note",
                                new CompletedWork.HandOff("a", "b", "c", "d"),
                                new Fix("a", "b", "c", null))
                        .decide(file);
            case "act" -> new ManagerRules(file, new Around(file)).decide(act(sent.pick()), "mona");
            default -> {
                NewEvent command = command(sent);
                NewEvent meant = CommandRouting.meaning(KEY, command, ledger);
                yield List.of(new CaseRules(ledger).decide(meant));
            }
        };
    }

    private static ManagerAct act(int pick) {
        Kind kind = Kind.values()[pick % Kind.values().length];
        String to =
                switch (kind) {
                    case PUSH, DE_ESCALATE -> LEVELS.get(pick % 3);
                    case RE_PRIORITISE -> "P" + (1 + pick % 4);
                    case REASSIGN -> List.of("theo", "tina").get(pick % 2);
                    default -> null;
                };
        return new ManagerAct(kind, to, "because");
    }

    private static NewEvent command(Sent sent) {
        int pick = sent.pick();
        Provenance email = Provenance.channel(pick % 2 == 0 ? "email" : "phone");
        return switch (sent.what()) {
            case "reply" -> NewEvent.of(new CustomerReplied(), "customer").from(email);
            case "confirm" -> NewEvent.of(new CustomerConfirmed("api"), "customer");
            case "reopen" ->
                NewEvent.of(new Reopened(), "customer")
                        .from(pick % 3 == 0 ? Provenance.NONE.withVia("tracker") : email);
            case "fixed" -> NewEvent.of(new Fixed("ENG-1", null), "jira");
            case "move" -> NewEvent.of(new Moved(null, LEVELS.get(pick % 3), "x"), "jira");
            case "acknowledge" -> NewEvent.of(Acknowledged.through("api"), "tina");
            case "claim" -> NewEvent.of(new Assigned(pick % 3 == 0 ? null : "tina"), "tina");
            case "priority" -> NewEvent.of(new PriorityChanged(null, "P" + (1 + pick % 4)), "tina");
            case "withdraw" -> NewEvent.of(pick == 0 ? new Withdrawn("cancelled", null) : new InternalNote(), "tina");
            case "link" -> NewEvent.of(new Linked("ESC-2026-00000" + (2 + pick % 3), "repeat", true), "tina");
            case "watch" -> NewEvent.of(pick % 2 == 0 ? new WatcherAdded("pia") : new WatcherRemoved("pia"), "tina");
            case "plan" -> NewEvent.of(new PlanChanged(null, pick % 2 == 0 ? "starter" : "enterprise"), "zendesk");
            case "update" -> NewEvent.of(new PublicUpdate(), "tina");
            case "facts" -> NewEvent.of(new FactsChanged("high", pick, null, null, null, null, null, null), "tina");
            case "need-manager" -> NewEvent.of(ManagerNeeded.because("issue-declined"), "jira");
            default -> NewEvent.of(new InternalNote(), "tina");
        };
    }

    /** What the model's own steps do next, as far as they belong to the order of things. */
    private static List<NewEvent> model(Case file, List<CaseEvent> ledger) {
        if (file.state().ended()) {
            return file.reopenWish() == null ? List.of() : List.of(NewEvent.of(new Reopened(), "customer"));
        }
        CaseEvent last = ledger.get(ledger.size() - 1);
        boolean solved = file.state() == State.RESOLVED || "resolved".equals(file.lastOutcome());
        if (file.held() || file.state() == State.WAITING) {
            return List.of();
        }
        if (solved) {
            boolean told = ledger.stream().anyMatch(event -> event.is(ResolutionTold.class));
            return told && last.is(CustomerConfirmed.class, ResolutionTold.class)
                    ? List.of(NewEvent.of(new Closed("confirmed", false, null, 3, 14, 3), "tierline"))
                    : new ExplainedResolution("tina", null, new Fix("a", "b", "c", null)).decide(file);
        }
        Assignment before = file.assignment();
        String tier = file.request() != null ? file.request().level() : before == null ? "tier1" : "tier2";
        return List.of(NewEvent.of(
                new TierEntered(
                        file.assignments().size() + 1,
                        tier,
                        1,
                        LEVELS.indexOf(tier) + 1,
                        tier,
                        "r",
                        null,
                        null,
                        0,
                        null,
                        before == null ? null : before.tier(),
                        "policy",
                        null,
                        null,
                        null,
                        true),
                "tierline"));
    }

    private record Around(Case file) implements Surroundings {

        @Override
        public LevelTable levels() {
            return ShippedLevels.LEVELS.of(file);
        }

        @Override
        public boolean isDestination(String id) {
            return LEVELS.contains(id);
        }

        @Override
        public boolean isActive(String person) {
            return true;
        }

        @Override
        public Optional<OpenTask> openTask() {
            return Optional.empty();
        }

        @Override
        public List<String> criteria() {
            return List.of();
        }
    }
}
