package io.tierline.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.Level;
import io.tierline.cases.LevelTable;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventTypes;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.WorkEvents.Moved;
import io.tierline.casework.IssueStatusChanged.Meaning;
import io.tierline.casework.TicketStatusChanged.By;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a change in the tracker or in the help desk means to a case, by how the case stands. */
class ElsewhereCommandTest {

    private static final LevelTable WITH_ISSUES = levels(true);
    private static final LevelTable WITHOUT_ISSUES = levels(false);

    @ParameterizedTest
    @CsvSource({
        "just received, DONE, internal-note",
        "at a level, DONE, internal-note fixed",
        "waiting for the customer, DONE, internal-note fixed",
        "customer told, DONE, internal-note",
        "closed, DONE, internal-note",
        "at a level, REOPENED, internal-note",
        "waiting for the customer, REOPENED, internal-note moved",
        "fix recorded, REOPENED, internal-note reopened moved",
        "customer told, REOPENED, internal-note reopened moved",
        "closed, REOPENED, internal-note",
        "at a level, DECLINED, internal-note manager-needed",
        "customer told, DECLINED, internal-note manager-needed",
        "withdrawn, DECLINED, internal-note",
    })
    void an_issue(String state, Meaning meaning, String commands) {
        assertThat(types(issue(meaning, CaseStates.LATER), state, WITH_ISSUES)).isEqualTo(commands);
    }

    @Test
    void a_fix_is_one_only_from_the_level_whose_work_the_issue_is() {
        assertThat(types(issue(Meaning.DONE, CaseStates.LATER), "at a level", WITHOUT_ISSUES))
                .isEqualTo("internal-note");
    }

    @Test
    void a_reopened_issue_brings_the_case_back_to_the_level_that_had_it_with_the_issue() {
        List<NewEvent> commands =
                issue(Meaning.REOPENED, CaseStates.LATER).decide(ledger("customer told"), WITH_ISSUES);
        assertThat(commands.get(2).facts()).isEqualTo(new Moved(null, "first-line", "Issue OPS-1 was reopened"));
    }

    @Test
    void news_that_come_after_later_news_are_noted_alone() {
        List<CaseEvent> ledger =
                CaseStates.plus(ledger("at a level"), "internal-note", Map.of("issue", "OPS-1", "via", "tracker"));
        Instant noted = ledger.get(ledger.size() - 1).happenedAt();
        assertThat(issue(Meaning.DONE, noted.minusSeconds(1)).decide(ledger, WITH_ISSUES))
                .hasSize(1);
        assertThat(issue(Meaning.DONE, noted).decide(ledger, WITH_ISSUES)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "at a level, AGENT, true, fixed",
        "waiting for the customer, CUSTOMER, true, fixed",
        "customer told, CUSTOMER, true, customer-confirmed",
        "customer told, AGENT, true, ''",
        "closed, CUSTOMER, true, ''",
        "customer told, AGENT, false, reopened",
        "customer told, CUSTOMER, false, ''",
        "customer told, UNKNOWN, false, reopened",
        "closed, CUSTOMER, false, reopened",
        "closed, AGENT, false, reopened",
        "at a level, AGENT, false, ''",
        "withdrawn, AGENT, false, ''",
    })
    void a_ticket(String state, By by, boolean solved, String commands) {
        assertThat(types(ticket(by, solved), state, WITHOUT_ISSUES)).isEqualTo(commands);
    }

    @Test
    void a_ticket_that_opened_because_the_customer_wrote_after_the_resolution_reopens_nothing() {
        List<CaseEvent> thanked =
                CaseStates.plus(ledger("customer told"), EventTypes.name(CustomerReplied.class), Map.of());
        assertThat(ticket(By.UNKNOWN, false).decide(thanked, WITHOUT_ISSUES)).isEmpty();
        assertThat(ticket(By.AGENT, false).decide(thanked, WITHOUT_ISSUES)).hasSize(1);
    }

    private static IssueStatusChanged issue(Meaning meaning, Instant at) {
        return new IssueStatusChanged("jira", "OPS-1", meaning, "Status", at, "delivery-1");
    }

    private static TicketStatusChanged ticket(By by, boolean solved) {
        return new TicketStatusChanged("zendesk", by, solved, CaseStates.LATER);
    }

    private static String types(ElsewhereCommand command, String state, LevelTable levels) {
        return command.decide(ledger(state), levels).stream()
                .map(NewEvent::type)
                .collect(Collectors.joining(" "));
    }

    private static List<CaseEvent> ledger(String state) {
        return CaseStates.ledgers().get(state);
    }

    private static LevelTable levels(boolean issue) {
        return new LevelTable(
                1,
                List.of(new Level(
                        "first-line", "First line", 1, false, List.of(), false, issue ? "P1" : null, "Our team")),
                new Level("null", "null", 2, true, List.of(), false, null, "Our team"));
    }
}
