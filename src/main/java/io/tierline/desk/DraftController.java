package io.tierline.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Hidden;
import io.tierline.api.FieldProblem;
import io.tierline.api.JsonFields;
import io.tierline.api.RefusedRequestException;
import io.tierline.cases.Ledger;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the person who is signed in has typed and not sent. No one else can ask for it. */
@Hidden
@RestController
@RequestMapping("/desk/api")
class DraftController {

    private static final Pattern PLACE = Pattern.compile("update|note|form-[A-Za-z0-9-]{1,64}");
    private static final int MOST_FIELDS = 60;
    private static final int NAME = 200;
    private static final int LONGEST = 20_000;

    private final Drafts drafts;
    private final OpenTasks openTasks;
    private final CaseViews views;
    private final Ledger ledger;

    DraftController(Drafts drafts, OpenTasks openTasks, CaseViews views, Ledger ledger) {
        this.drafts = drafts;
        this.openTasks = openTasks;
        this.views = views;
        this.ledger = ledger;
    }

    /**
     * @param went where the case went while it was typed; null while its task is open
     * @param putBack true for a message that came back; its screen says that it was seen
     * @param cameBack why it could not be sent
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DraftView(
            String key,
            String place,
            List<Draft.Field> content,
            Instant changedAt,
            Whereabouts went,
            Boolean putBack,
            String cameBack) {

        static DraftView of(Draft draft, Whereabouts went) {
            return new DraftView(
                    draft.caseKey(),
                    draft.place(),
                    draft.content(),
                    draft.changedAt(),
                    went,
                    draft.putBack() ? true : null,
                    draft.cameBack());
        }
    }

    @GetMapping("/cases/{key}/drafts")
    List<DraftView> ofCase(@PathVariable String key, Principal person) {
        return drafts.of(person.getName(), key).stream()
                .map(draft -> DraftView.of(draft, null))
                .toList();
    }

    /** What was typed into forms whose tasks have gone, with where the cases are now. */
    @GetMapping("/drafts")
    List<DraftView> left(Principal person) {
        return drafts.inForms(person.getName()).stream()
                .filter(draft -> openTasks.find(draft.taskId()).isEmpty())
                .map(draft -> DraftView.of(draft, views.whereabouts(draft.caseKey())))
                .toList();
    }

    /**
     * Keeps what stands in the fields now; where all are empty there is no draft. With {@code seen}, the instant of a
     * message that came back, that one is on the screen: else what is typed goes behind it, and the answer tells.
     */
    @PutMapping("/cases/{key}/drafts/{place}")
    Object keep(
            @PathVariable String key,
            @PathVariable String place,
            @RequestBody(required = false) byte[] body,
            Principal person) {
        JsonFields fields = JsonFields.read(body);
        List<Draft.Field> content = fields.objects("content").stream()
                .map(field -> new Draft.Field(
                        field.needed("key", field.line("key", NAME), "the field's own name"),
                        field.line("label", NAME),
                        field.text("value", LONGEST)))
                .toList();
        if (content.size() > MOST_FIELDS) {
            fields.wrong("content", "must have at most " + MOST_FIELDS + " fields");
        }
        Instant seen = fields.instant("seen");
        fields.refuse();
        ledger.lastSeq(key); // of a case that there is
        if (seen != null) {
            drafts.seen(person.getName(), key, placed(place), seen);
        }
        List<Draft.Field> filled =
                content.stream().filter(field -> field.value() != null).toList();
        if (filled.isEmpty()) {
            drafts.forget(person.getName(), key, placed(place));
            return Map.of();
        }
        Draft kept = drafts.keep(person.getName(), key, placed(place), filled);
        return kept.putBack() ? DraftView.of(kept, null) : Map.of("changedAt", kept.changedAt());
    }

    @DeleteMapping("/cases/{key}/drafts/{place}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable String key, @PathVariable String place, Principal person) {
        drafts.forget(person.getName(), key, placed(place));
    }

    private static String placed(String place) {
        if (!PLACE.matcher(place).matches()) {
            throw RefusedRequestException.fields(
                    List.of(new FieldProblem("place", "must be update, note or form- and a task's id")));
        }
        return place;
    }
}
