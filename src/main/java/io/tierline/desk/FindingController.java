package io.tierline.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Hidden;
import io.tierline.api.FieldProblem;
import io.tierline.api.RefusedRequestException;
import io.tierline.api.StorableText;
import io.tierline.cases.CaseSearch;
import io.tierline.cases.Levels;
import io.tierline.cases.ListedCase;
import io.tierline.cases.WorkLists;
import io.tierline.cases.WorkLists.Kind;
import io.tierline.oncall.People;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds cases for a person: by one search field, or by the lists that they work by. */
@Hidden
@RestController
@RequestMapping("/desk/api/cases")
class FindingController {

    private static final int MOST_FOUND = 20;
    private static final int MOST_LISTED = 200;
    static final int LONGEST = 200;
    private static final Set<String> SEE_ALL = Set.of("manager", "admin");

    private final CaseSearch search;
    private final WorkLists lists;
    private final Levels levels;
    private final People people;

    FindingController(CaseSearch search, WorkLists lists, Levels levels, People people) {
        this.search = search;
        this.lists = lists;
        this.levels = levels;
        this.people = people;
    }

    /** @param levelName what people call the level, as {@code ownerName} is what they call the owner */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RowView(
            String key,
            String title,
            String customer,
            String state,
            String levelName,
            String ownerName,
            String priority,
            Instant nextDeadline,
            Instant updatedAt,
            String excerpt) {}

    /**
     * @param similar whether names were taken for what was typed, because nothing has it
     * @param counts how many cases each list has; null beside what was searched for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FoundView(List<RowView> cases, boolean similar, Map<String, Long> counts) {}

    /** @param q what was typed; without it the list is shown */
    @GetMapping
    FoundView find(
            @RequestParam(required = false) String q,
            @RequestParam(defaultValue = "mine") String list,
            Authentication who) {
        if (q == null || q.isBlank()) {
            WorkLists.Reader reader = reader(who);
            Map<String, Long> counts = new LinkedHashMap<>();
            lists.counts(reader).forEach((kind, count) -> counts.put(kind.code(), count));
            return view(lists.find(kind(list), reader, MOST_LISTED), false, counts);
        }
        if (q.length() > LONGEST || !StorableText.storable(q)) {
            throw refused("q", "must be text of at most 200 characters");
        }
        CaseSearch.Found found = search.find(q, MOST_FOUND);
        return view(found.cases(), found.similar(), null);
    }

    private FoundView view(List<ListedCase> cases, boolean similar, Map<String, Long> counts) {
        Names names = Names.of(people, null);
        return new FoundView(cases.stream().map(one -> row(one, names)).toList(), similar, counts);
    }

    private RowView row(ListedCase one, Names names) {
        return new RowView(
                one.key(),
                one.title(),
                one.customerName(),
                one.state(),
                levels.current().name(one.level()),
                names.of(one.owner()),
                one.priority(),
                one.nextDeadline(),
                one.updatedAt(),
                one.excerpt());
    }

    private static WorkLists.Reader reader(Authentication who) {
        List<String> groups = who.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        return new WorkLists.Reader(who.getName(), groups, groups.stream().anyMatch(SEE_ALL::contains));
    }

    private static Kind kind(String code) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> refused(
                        "list",
                        "must be one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(Kind.values())
                                                .map(Kind::code)
                                                .toList())));
    }

    private static RefusedRequestException refused(String field, String message) {
        return RefusedRequestException.fields(List.of(new FieldProblem(field, message)));
    }
}
