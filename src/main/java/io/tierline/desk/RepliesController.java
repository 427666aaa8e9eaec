package io.tierline.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Hidden;
import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.Levels;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.EventTexts;
import io.tierline.oncall.People;
import io.tierline.process.SavedReplies;
import io.tierline.process.SavedReply;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The saved replies, and what their variables are for one case and the person who writes. */
@Hidden
@RestController
@RequestMapping("/desk/api/cases/{key}/replies")
class RepliesController {

    private final SavedReplies replies;
    private final Ledger ledger;
    private final Levels levels;
    private final People people;

    RepliesController(SavedReplies replies, Ledger ledger, Levels levels, People people) {
        this.replies = replies;
        this.ledger = ledger;
        this.levels = levels;
        this.people = people;
    }

    /** @param audience {@code reply} or {@code note} */
    record ReplyView(String title, String language, String audience, String text) {}

    /**
     * @param values by variable, without those that have none on this case
     * @param instants those of them that are instants, which the screen writes as people of the reply's language do
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RepliesView(List<ReplyView> replies, Map<String, String> values, List<String> instants) {}

    @GetMapping
    RepliesView replies(@PathVariable String key, Principal who) {
        Case file = ledger.caseFile(key);
        EventTexts ticket = ledger.ticketTexts(key);
        return new RepliesView(
                replies.offered().stream().map(RepliesController::view).toList(),
                values(file, ticket, who.getName()),
                List.of("nextPromise"));
    }

    private static ReplyView view(SavedReply reply) {
        return new ReplyView(reply.title(), reply.language(), reply.audience(), reply.text());
    }

    private Map<String, String> values(Case file, EventTexts ticket, String person) {
        Names names = Names.of(people, ticket.firstOf(EventText.REPORTER_NAME, EventText.CUSTOMER_NAME));
        Map<String, String> values = new LinkedHashMap<>();
        values.put("reader", names.of(CaseEvent.CUSTOMER));
        values.put("customer", ticket.get(EventText.CUSTOMER_NAME));
        values.put("caseKey", file.caseKey());
        values.put("title", ticket.get(EventText.TITLE));
        values.put("owner", names.of(file.owner()));
        values.put("me", names.of(person));
        values.put("level", levels.of(file).name(file.tier()));
        values.put("nextPromise", file.promise() == null ? null : String.valueOf(file.promise()));
        values.values().removeIf(value -> value == null || value.isBlank());
        return values;
    }
}
