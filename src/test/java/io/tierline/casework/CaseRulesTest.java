package io.tierline.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.Fact;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.ClosureEvents.ReopenRequested;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.EventTypes;
import io.tierline.cases.events.IntakeEvents.AttachmentAdded;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.EarlierHelped;
import io.tierline.cases.events.IntakeEvents.FactsChanged;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.IntakeEvents.Linked;
import io.tierline.cases.events.IntakeEvents.PlanChanged;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.cases.events.MessageEvents.MessageFailed;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.MessageEvents.StatusLinkRevealed;
import io.tierline.cases.events.MessageEvents.StatusLinkSent;
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
import io.tierline.cases.events.WorkEvents.SnoozeEnded;
import io.tierline.cases.events.WorkEvents.Snoozed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is allowed in which state: the whole table, as it stands in {@code docs/commands.md}. */
class CaseRulesTest {

    private static final Path PAGE = Path.of("docs/commands.md");
    private static final String BEGIN = "<!-- table: written by CaseRulesTest -->\n";
    private static final String END = "<!-- end of table -->";
    private static final String KEY = CaseStates.KEY;
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
        assertThat(answer(CaseStates.ledgers().get("fix recorded"), byTracker)).isEqualTo(ALLOWED);
        assertThat(answer(CaseStates.ledgers().get("at a level"), byTracker)).isEqualTo("not-now");
    }

    @Test
    void an_acknowledgement_is_of_the_level_that_has_the_case() {
        NewEvent written = new CaseRules(CaseStates.ledgers().get("at a level")).decide(command("acknowledged"));
        assertThat(written.facts()).isEqualTo(new Acknowledged(1, "first-line", null));
    }

    @Test
    void that_an_earlier_case_helped_is_said_once_a_person_and_case() {
        List<CaseEvent> said = CaseStates.plus(
                CaseStates.ledgers().get("at a level"),
                EventTypes.name(EarlierHelped.class),
                Map.of("case", "ESC-2026-000002"));
        assertThat(answer(said, NewEvent.of(new EarlierHelped("ESC-2026-000002"), "tina")))
                .isEqualTo("already-so");
        assertThat(answer(said, NewEvent.of(new EarlierHelped("ESC-2026-000002"), "mona")))
                .isEqualTo(ALLOWED);
        assertThat(answer(said, NewEvent.of(new EarlierHelped("ESC-2026-000003"), "tina")))
                .isEqualTo(ALLOWED);
    }

    @Test
    void a_link_is_sent_once_in_five_minutes() {
        List<CaseEvent> sent = CaseStates.plus(
                CaseStates.ledgers().get("at a level"), EventTypes.name(StatusLinkSent.class), Map.of());
        Instant at = sent.get(sent.size() - 1).happenedAt();
        NewEvent again = NewEvent.of(new StatusLinkSent(), "tina");
        assertThat(answer(sent, again.at(at.plusSeconds(299)))).isEqualTo("already-so");
        assertThat(answer(sent, again.at(at.plusSeconds(300)))).isEqualTo(ALLOWED);
    }

    @Test
    void another_clock_that_is_behind_ends_no_stay_before_it_began_and_no_case_before_it_opened() {
        List<CaseEvent> ledger = CaseStates.ledgers().get("at a level");
        Instant opened = ledger.get(0).happenedAt();
        Instant entered = ledger.get(ledger.size() - 1).happenedAt();
        CaseRules rules = new CaseRules(ledger);
        for (EventFacts facts : List.of(
                new Fixed("OPS-1", null), new Moved(null, "second-line", null), new Acknowledged(0, null, null))) {
            NewEvent early = NewEvent.of(facts, "jira").at(entered.minusSeconds(60));
            assertThat(rules.decide(early).happenedAt()).as(facts.type()).isEqualTo(entered);
        }
        NewEvent reply = NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER);
        assertThat(rules.decide(reply.at(opened.minusSeconds(60))).happenedAt()).isEqualTo(opened);
        assertThat(rules.decide(reply.at(entered.minusSeconds(60))).happenedAt())
                .isEqualTo(entered.minusSeconds(60));
        assertThat(rules.decide(reply).happenedAt()).isNull();
    }

    @Test
    void what_is_told_after_a_newer_change_of_the_same_fact_does_not_overwrite_it() {
        List<CaseEvent> ledger = CaseStates.plus(
                CaseStates.ledgers().get("at a level"),
                EventTypes.name(PriorityChanged.class),
                Map.of("from", "P2", "to", "P1"));
        Instant changed = ledger.get(ledger.size() - 1).happenedAt();
        NewEvent lower = NewEvent.of(new PriorityChanged(null, "P4"), "shop");
        assertThat(answer(ledger, lower.at(changed.minusSeconds(45)))).isEqualTo("overtaken");
        assertThat(answer(ledger, lower.at(changed))).isEqualTo(ALLOWED);
        assertThat(answer(ledger, lower)).as("now").isEqualTo(ALLOWED);
        assertThat(answer(
                        ledger,
                        NewEvent.of(new PlanChanged(null, "premium"), "shop").at(changed.minusSeconds(45))))
                .as("another fact")
                .isEqualTo(ALLOWED);

        List<CaseEvent> plan = CaseStates.plus(
                ledger, EventTypes.name(PlanChanged.class), Map.of("from", "enterprise", "to", "premium"));
        assertThat(answer(
                        plan,
                        NewEvent.of(new PlanChanged(null, "starter"), "shop").at(changed)))
                .isEqualTo("overtaken");
    }

    @Test
    void of_several_facts_those_that_no_newer_change_has_overtaken_are_taken() {
        List<CaseEvent> ledger = CaseStates.plus(
                CaseStates.ledgers().get("at a level"),
                EventTypes.name(FactsChanged.class),
                Map.of("impact", "critical", "region", "emea", "integrationIdGiven", true));
        Instant before = ledger.get(ledger.size() - 1).happenedAt().minusSeconds(1);

        NewEvent mixed = new CaseRules(ledger)
                .decide(NewEvent.of(new FactsChanged("low", 40, "search", null, true, "apac", null, "billing"), "shop")
                        .withText(EventText.INTEGRATION_ID, "sf-1")
                        .at(before));
        assertThat(mixed.facts()).isEqualTo(new FactsChanged(null, 40, "search", null, null, null, null, "billing"));
        assertThat(mixed.texts().isEmpty()).isTrue();

        NewEvent old = NewEvent.of(new FactsChanged("low", null, null, null, null, "apac", null, null), "shop");
        assertThat(answer(ledger, old.at(before))).isEqualTo("overtaken");
        assertThat(answer(ledger, old)).isEqualTo(ALLOWED);
    }

    @Test
    void events_of_the_models_steps_are_no_commands() {
        for (String type : List.of("resolution-told", "tier-entered", "closed", "met", "breached", "nonsense")) {
            assertThat(answer("acknowledged", type)).as(type).isEqualTo("no-command");
        }
    }

    private static String table() {
        Map<String, List<CaseEvent>> ledgers = CaseStates.ledgers();
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
                EventTypes.name(AttachmentAdded.class),
                EventTypes.name(Assigned.class),
                EventTypes.name(Acknowledged.class),
                EventTypes.name(Fixed.class),
                EventTypes.name(Snoozed.class),
                EventTypes.name(SnoozeEnded.class),
                EventTypes.name(Moved.class),
                EventTypes.name(ManagerNeeded.class),
                EventTypes.name(PriorityChanged.class),
                EventTypes.name(PlanChanged.class),
                EventTypes.name(FactsChanged.class),
                EventTypes.name(Linked.class),
                EventTypes.name(EarlierHelped.class),
                EventTypes.name(Withdrawn.class),
                EventTypes.name(WatcherAdded.class),
                EventTypes.name(WatcherRemoved.class),
                EventTypes.name(IssueOpened.class),
                EventTypes.name(MessageFailed.class),
                EventTypes.name(EscalationReleased.class),
                EventTypes.name(StatusLinkSent.class),
                EventTypes.name(StatusLinkRevealed.class));
    }

    private static NewEvent command(String type) {
        return Fact.of(
                        type,
                        "tina",
                        Map.of(
                                "to", "P1",
                                "case", "ESC-2026-000002",
                                "person", type.equals(EventTypes.name(WatcherRemoved.class)) ? "olaf" : "pia"))
                .at(CaseStates.LATER);
    }

    private static String answer(String state, String type) {
        return answer(CaseStates.ledgers().get(state), command(type));
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
}
