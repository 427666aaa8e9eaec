package io.tierline.desk;

import io.swagger.v3.oas.annotations.Hidden;
import io.tierline.cases.CaseLooks;
import io.tierline.oncall.People;
import java.security.Principal;
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
    static final int MOST = 200;

    private final CaseLooks looks;
    private final People people;

    UnseenController(CaseLooks looks, People people) {
        this.looks = looks;
        this.people = people;
    }

    @GetMapping
    List<UnseenView> of(@RequestParam(name = "case", defaultValue = "") List<String> keys, Principal person) {
        Names names = Names.of(people, null);
        return looks.unseen(keys.stream().distinct().limit(MOST).toList(), person.getName()).stream()
                .map(one -> UnseenView.of(one, names))
                .toList();
    }
}
