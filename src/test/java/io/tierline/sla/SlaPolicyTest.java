package io.tierline.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.calendar.WorkingTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlaPolicyTest {

    @Test
    void the_outputs_of_the_decision_become_targets() {
        SlaPolicy policy = SlaPolicy.of(
                Map.of(
                        "firstResponse", "PT30M",
                        "resolution", "P2D",
                        "timeAtTier1", "PT4H",
                        "timeAtCustomerSuccess", "PT5H",
                        "timeAtTeam", "PT6H",
                        "nextReply", "",
                        "calendar", "office",
                        "atRiskShare", 0.75,
                        "retroactive", true),
                "rule-1",
                "3");

        assertThat(policy.target("firstResponse")).contains(WorkingTime.parse("PT30M"));
        assertThat(policy.target("nextReply")).isEmpty();
        assertThat(policy.timeAt("tier1", true)).contains(WorkingTime.parse("PT4H"));
        assertThat(policy.timeAt("tier2", true)).isEmpty();
        assertThat(policy.timeAt("customer-success", false)).contains(WorkingTime.parse("PT5H"));
        assertThat(policy.timeAt("legal", false)).contains(WorkingTime.parse("PT6H"));
        assertThat(policy.atRiskShare()).isEqualByComparingTo("0.75");
        assertThat(policy.retroactive()).isTrue();
        assertThat(policy.problems(Ledger.CALENDARS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "firstResponse | 4 hours | firstResponse: '4 hours' is not a target",
                "timeAtTier1 | P1DT2H | timeAtTier1: 'P1DT2H' is not a target",
                "calendar | '' | calendar: is missing",
                "atRiskShare | 75 | atRiskShare: '75' is not a share between 0 and 1",
                "atRiskShare | most | atRiskShare: 'most' is not a share between 0 and 1",
                "firstResponse | PT17H | firstResponse: PT17H is longer than resolution, which is PT16H",
                "timeAtTier1 | PT17H | timeAtTier1: PT17H is longer than resolution, which is PT16H",
                "acknowledge | PT5H | acknowledge: PT5H is longer than timeAtTier2, which is PT4H",
                "replyReminder | P9D | replyReminder: P9D is longer than noReply, which is P5D",
                "atRiskBefore | PT1H | atRiskBefore: write either this or atRiskShare, not both",
                "firstRespons | PT1H | firstRespons: is not an output of a policy; there are [firstResponse, ",
            })
    void what_is_wrong_is_refused_with_rule_and_field(String field, String value, String problem) {
        Map<String, Object> outputs = new HashMap<>(Map.of(
                "resolution",
                "PT16H",
                "timeAtTier2",
                "PT4H",
                "noReply",
                "P5D",
                "calendar",
                "office",
                "atRiskShare",
                0.5));
        outputs.put(field, value);

        assertThatThrownBy(() -> SlaPolicy.of(outputs, "p1-enterprise", "3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("SLA policy, version 3, rule p1-enterprise: ")
                .hasMessageContaining(problem);
    }

    @Test
    void days_and_hours_are_compared_by_the_calendar() {
        SlaPolicy policy =
                SlaPolicy.of(Map.of("firstResponse", "PT9H", "resolution", "P1D", "calendar", "office"), "r", "1");

        assertThat(policy.problems(Ledger.CALENDARS))
                .containsExactly("firstResponse: PT9H is longer than resolution, which is P1D");
    }

    @Test
    void an_unknown_calendar_is_answered_with_the_known_ones() {
        SlaPolicy policy = SlaPolicy.of(Map.of("calendar", "24/7"), "r", "1");

        assertThat(policy.problems(Ledger.CALENDARS))
                .containsExactly("calendar: There is no calendar '24/7'; there are [always, office]");
    }

    @Test
    void what_was_pinned_once_is_not_judged_again_by_what_is_asked_for_today() {
        Map<String, Object> targets =
                Map.of("firstResponse", "PT9H", "resolution", "PT8H", "calendar", "office", "formerly", "x");

        assertThatCode(() -> SlaPolicy.read(targets, "r", "1")).doesNotThrowAnyException();
    }
}
