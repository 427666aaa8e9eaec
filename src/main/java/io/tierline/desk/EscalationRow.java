package io.tierline.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tierline.cases.Attention;
import io.tierline.cases.CaseList.LastWord;
import io.tierline.cases.CaseList.Row;
import io.tierline.cases.LevelTable;
import java.time.Instant;
import java.util.List;

/**
 * A case on the page <i>Escalations</i>, in the reader's words.
 *
 * @param reasons why a manager looks at it, by the codes of {@link Attention}; the first one is its place
 * @param why the same in a sentence each
 * @param deadline what the next deadline is for
 * @param lastAt when the customer said their last word, {@code last}; that is null where it was erased
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EscalationRow(
        String key,
        String title,
        String priority,
        String customer,
        Long value,
        String state,
        String level,
        String owner,
        List<String> reasons,
        List<String> why,
        String deadline,
        Instant due,
        Instant promise,
        Instant lastAt,
        String last,
        int handedBack,
        String problem,
        Instant opened) {

    static EscalationRow of(Row row, LastWord last, LevelTable levels, Names names, EscalationsWords words) {
        return new EscalationRow(
                row.key(),
                row.title(),
                row.priority(),
                row.customerName(),
                row.customerValue(),
                words.say("state." + row.state()),
                levels.name(row.tier()),
                names.of(row.owner()),
                row.attention(),
                row.attention().stream().map(code -> why(code, row, words)).toList(),
                words.clock(row.deadlineOf()),
                row.nextDeadline(),
                row.nextPromise(),
                last == null ? null : last.at(),
                last == null ? null : last.text(),
                row.handedBack(),
                row.problem(),
                row.openedAt());
    }

    private static String why(String code, Row row, EscalationsWords words) {
        String key = "why." + code;
        if (code.equals(Attention.OVERDUE.code()) && row.nextDeadline().equals(row.nextPromise())) {
            // The promise was due first, and has a reason of its own.
            return words.say(key, words.say("clock.other"));
        }
        if (code.equals(Attention.CUSTOMER.code())) {
            return words.say(key, row.unanswered());
        }
        return words.say(
                key, code.equals(Attention.PING_PONG.code()) ? row.handedBack() : words.clock(row.deadlineOf()));
    }
}
