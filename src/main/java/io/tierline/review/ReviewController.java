package io.tierline.review;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierline.web.BadParameterException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reviews and the knowledge base over HTTP, to be read. Lists end after 500 entries, articles after 20. */
@RestController
@Tag(name = "Reviews")
@RequestMapping("/api/v1")
class ReviewController {

    private static final List<String> POSTMORTEM_STATES = List.of("drafted", "in-review", "approved", "closed");
    private static final List<String> ITEM_STATES = List.of("open", "done", "verified", "waived");
    private static final int MOST_ARTICLES = 20;

    private final PostmortemTable postmortems;
    private final ActionItemTable items;
    private final Articles articles;
    private final Clock clock;

    ReviewController(PostmortemTable postmortems, ActionItemTable items, Articles articles, Clock clock) {
        this.postmortems = postmortems;
        this.items = items;
        this.articles = articles;
        this.clock = clock;
    }

    @Operation(operationId = "listPostmortems", summary = "Postmortems")
    @GetMapping("/postmortems")
    List<Draft> postmortems(
            @RequestParam(name = "case", required = false) String caseKey,
            @RequestParam(required = false) String state) {
        return postmortems.list(caseKey, oneOf(POSTMORTEM_STATES, "state", state));
    }

    /** @param overdue {@code true}: only unfinished items whose due day (in UTC) is over */
    @Operation(operationId = "listActionItems", summary = "Action items")
    @GetMapping("/action-items")
    List<ActionItem> actionItems(
            @RequestParam(required = false) String state,
            @RequestParam(required = false) String owner,
            @RequestParam(required = false) String overdue) {
        boolean late = "true".equals(oneOf(List.of("true", "false"), "overdue", overdue));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return items.list(oneOf(ITEM_STATES, "state", state), owner, late ? today : null);
    }

    @Operation(operationId = "searchArticles", summary = "Search the knowledge base")
    @GetMapping("/articles")
    List<Article> articles(@RequestParam(required = false) String q) {
        return articles.search(q, MOST_ARTICLES);
    }

    private static String oneOf(List<String> allowed, String parameter, String value) {
        if (value == null || allowed.contains(value)) {
            return value;
        }
        throw new BadParameterException(parameter, "must be one of " + String.join(", ", allowed));
    }
}
