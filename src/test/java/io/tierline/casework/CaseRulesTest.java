package io.tierline.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.Fact;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.ClosureEvents.FixRecorded;
import io.tierline.cases.events.ClosureEvents.ReopenRequested;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.EventTypes;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.FactsChanged;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.IntakeEvents.Linked;
import io.tierline.cases.events.IntakeEvents.PlanChanged;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.cases.events.IntakeEvents.TicketReceived;
import io.tierline.cases.events.MessageEvents.CustomerAsked;
import io.tierline.cases.events.MessageEvents.MessageFailed;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.OversightEvents.ManagerNeeded;
import io.tierline.cases.events.OversightEvents.WatcherAdded;
import io.tierline.cases.events.OversightEvents.WatcherRemoved;
import io.tierline.cases.events.Provenance;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.cases.events.WorkEvents.Assigned;
import io.tierline.cases.events.WorkEvents.EscalationReleased;
import io.tierline.cases.events.WorkEvents.Fixed;
import io.tierline.cases.events.WorkEvents.IssueOpened;
import io.tierline.cases.events.WorkEvents.Moved;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.cases.events.WorkEvents.WorkDone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is allowed in which state: the whole table, as it stands in {@code docs/commands.md}. */
class CaseRulesTest {

    private static final Path PAGE = Path.of("docs/commands.md");
    private static final String BEGIN = "<!-- table: written by CaseRulesTest -->\n";
    private static final String END = "<!-- end of table -->";
    private static final String KEY = "ESC-2026-000001";
    private static final String ALLOWED = "yes";

    @Test
    void the_page_says_what_the_rules_do() throws IOException {
        String page = Files.readString(PAGE);
        String table = table();
        assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)))
                .as("docs/commands.md is behind the rules. Between its two marks it must have:%n%n%s", table)
                .isEqualTo(table);
    }

    @Test
    void what_the_customer_says_counts_once() {
        assertThat(answer("customer told", "customer-confirmed")).isEqualTo(ALLOWED);
        assertThat(answer("reopened", "customer-confirmed")).isEqualTo("not-now");
        assertThat(answer("closed", "customer-confirmed")).isEqualTo("ended");
        assertThat(answer("reopened", "reopened")).isEqualTo("not-now");
    }

    @Test
    void the_tracker_takes_back_a_fix_that_the_customer_has_not_heard_of() {
        NewEvent byTracker = NewEvent.of(new Reopened(), "jira").from(Provenance.NONE.withVia("jira"));
        assertThat(answer(ledgers().get("fix recorded"), byTracker)).isEqualTo(ALLOWED);
        assertThat(answer(ledgers().get("at a level"), byTracker)).isEqualTo("not-now");
    }

    @Test
    void an_acknowledgement_is_of_the_level_that_has_the_case() {
        NewEvent written = new CaseRules(ledgers().get("at a level")).decide(command("acknowledged"));
        assertThat(written.facts()).isEqualTo(new Acknowledged(1, "first-line", null));
    }

    @Test
    void events_of_the_models_steps_are_no_commands() {
        for (String type : List.of("resolution-told", "tier-entered", "closed", "met", "breached", "nonsense")) {
            assertThat(answer("acknowledged", type)).as(type).isEqualTo("no-command");
        }
    }

    private static String table() {
        Map<String, List<CaseEvent>> ledgers = ledgers();
        String head = "| command | " + String.join(" | ", ledgers.keySet()) + " |\n|---|"
                + "---|".repeat(ledgers.size()) + "\n";
        return commands().stream()
                .map(type -> "| `" + type + "` | "
                        + ledgers.values().stream()
                                .map(ledger -> answer(ledger, command(type)))
                                .collect(Collectors.joining(" | "))
                        + " |\n")
                .collect(Collectors.joining("", head, ""));
    }

    private static List<String> commands() {
        return List.of(
                EventTypes.name(CustomerReplied.class),
                EventTypes.name(CustomerConfirmed.class),
                EventTypes.name(Reopened.class),
                EventTypes.name(ReopenRequested.class),
                EventTypes.name(PublicUpdate.class),
                EventTypes.name(InternalNote.class),
                EventTypes.name(Assigned.class),
                EventTypes.name(Acknowledged.class),
                EventTypes.name(Fixed.class),
                EventTypes.name(Moved.class),
                EventTypes.name(ManagerNeeded.class),
                EventTypes.name(PriorityChanged.class),
                EventTypes.name(PlanChanged.class),
                EventTypes.name(FactsChanged.class),
                EventTypes.name(Linked.class),
                EventTypes.name(Withdrawn.class),
                EventTypes.name(WatcherAdded.class),
                EventTypes.name(WatcherRemoved.class),
                EventTypes.name(IssueOpened.class),
                EventTypes.name(MessageFailed.class),
                EventTypes.name(EscalationReleased.class));
    }

    private static NewEvent command(String type) {
        return Fact.of(
                type,
                "tina",
                Map.of(
                        "to", "P1",
                        "case", "ESC-2026-000002",
                        "person", type.equals(EventTypes.name(WatcherRemoved.class)) ? "olaf" : "pia"));
    }

    private static String answer(String state, String type) {
        return answer(ledgers().get(state), command(type));
    }

    private static String answer(List<CaseEvent> ledger, NewEvent command) {
        try {
            new CaseRules(ledger).decide(command);
            return ALLOWED;
        } catch (CommandRefusedException e) {
            assertThat(e).hasMessageStartingWith(KEY + ": ").hasMessageEndingWith("Nothing was done.");
            return e.reason().code();
        }
    }

    /** One case through its states, each as long as the one before and some events more. */
    private static Map<String, List<CaseEvent>> ledgers() {
        List<CaseEvent> received = plus(
                List.of(event(1, EventTypes.name(TicketReceived.class), Map.of("priority", "P2"))),
                EventTypes.name(WatcherAdded.class),
                Map.of("person", "olaf"));
        List<CaseEvent> entered = plus(
                received,
                EventTypes.name(TierEntered.class),
                Map.of("tier", "first-line", "team", "first-line", "from", "none"));
        List<CaseEvent> acknowledged = plus(entered, EventTypes.name(Acknowledged.class), Map.of("hop", 1));
        List<CaseEvent> waiting = plus(
                plus(acknowledged, EventTypes.name(WorkDone.class), Map.of("outcome", "ask-customer")),
                EventTypes.name(CustomerAsked.class),
                Map.of());
        List<CaseEvent> fixed = plus(
                plus(acknowledged, EventTypes.name(WorkDone.class), Map.of("outcome", "resolved")),
                EventTypes.name(FixRecorded.class),
                Map.of());
        List<CaseEvent> told = plus(fixed, EventTypes.name(ResolutionTold.class), Map.of());
        List<CaseEvent> closed = plus(told, EventTypes.name(Closed.class), Map.of("as", "unanswered"));
        Map<String, List<CaseEvent>> ledgers = new LinkedHashMap<>();
        ledgers.put("just received", received);
        ledgers.put("at a level", entered);
        ledgers.put("acknowledged", acknowledged);
        ledgers.put("waiting for the customer", waiting);
        ledgers.put("fix recorded", fixed);
        ledgers.put("customer told", told);
        ledgers.put("reopened", plus(told, EventTypes.name(Reopened.class), Map.of()));
        ledgers.put("closed", closed);
        ledgers.put("closed, reopening asked", plus(closed, EventTypes.name(ReopenRequested.class), Map.of()));
        ledgers.put("withdrawn", plus(acknowledged, EventTypes.name(Withdrawn.class), Map.of("as", "cancelled")));
        ledgers.put("merged", plus(acknowledged, EventTypes.name(Withdrawn.class), Map.of("into", "ESC-2026-000009")));
        return ledgers;
    }

    private static List<CaseEvent> plus(List<CaseEvent> ledger, String type, Map<String, Object> facts) {
        List<CaseEvent> longer = new ArrayList<>(ledger);
        longer.add(event(ledger.size() + 1, type, facts));
        return longer;
    }

    private static CaseEvent event(int seq, String type, Map<String, Object> facts) {
        Instant at = Instant.parse("2026-03-02T09:00:00Z").plusSeconds(60L * seq);
        return Fact.event(KEY, seq, type, at, at, "tina", facts);
    }
}
