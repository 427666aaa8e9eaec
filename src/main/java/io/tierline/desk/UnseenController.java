package io.tierline.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Hidden;
import io.tierline.cases.CaseLooks;
import io.tierline.cases.CaseLooks.Unseen;
import io.tierline.oncall.People;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What Tasklist's cards and the head of a task show beside what the engine knows. */
@Hidden
@RestController
@RequestMapping("/desk/api/unseen")
class UnseenController {

    /** As many cards as a list shows, and some. */
    private static final int MOST = 200;

    private static final int BRIEF = 200;

    private final CaseLooks looks;
    private final People people;

    UnseenController(CaseLooks looks, People people) {
        this.looks = looks;
        this.people = people;
    }

    /**
     * What was said last and not looked at by who has the case.
     *
     * @param by the name of the colleague; null for the customer
     * @param text its beginning; null once it is erased
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UnseenView(String key, int seq, String by, Instant at, String text) {}

    @GetMapping
    List<UnseenView> of(@RequestParam(name = "case", defaultValue = "") List<String> keys, Principal person) {
        Names names = Names.of(people, null);
        return looks.unseen(keys.stream().distinct().limit(MOST).toList(), person.getName()).stream()
                .map(one -> view(one, names))
                .toList();
    }

    private static UnseenView view(Unseen unseen, Names names) {
        String text = unseen.text();
        return new UnseenView(
                unseen.caseKey(),
                unseen.seq(),
                unseen.byCustomer() ? null : names.of(unseen.actor()),
                unseen.at(),
                text == null || text.length() <= BRIEF ? text : text.substring(0, BRIEF) + "…");
    }
}
