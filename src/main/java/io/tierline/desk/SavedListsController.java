package io.tierline.desk;

import io.swagger.v3.oas.annotations.Hidden;
import io.tierline.api.FieldProblem;
import io.tierline.api.JsonFields;
import io.tierline.api.RefusedRequestException;
import io.tierline.desk.SavedLists.SavedList;
import java.security.Principal;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The lists that the person who is signed in has saved for themselves. */
@Hidden
@RestController
@RequestMapping("/desk/api/lists")
class SavedListsController {

    private static final int LONGEST_NAME = 60;

    private final SavedLists lists;

    SavedListsController(SavedLists lists) {
        this.lists = lists;
    }

    @GetMapping
    List<SavedList> all(Principal person) {
        return lists.of(person.getName());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SavedList save(@RequestBody(required = false) byte[] body, Principal person) {
        JsonFields fields = JsonFields.read(body);
        String name = name(fields);
        String q = fields.needed("q", fields.line("q", FindingController.LONGEST), "what is asked");
        fields.nothingElse("a saved list");
        fields.refuse();
        return named(() -> lists.save(person.getName(), name, q))
                .orElseThrow(() ->
                        refused("cannot be added: you have %d lists; remove one first".formatted(SavedLists.MOST)));
    }

    /** Where it has gone, in another window perhaps, the answer says so. */
    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rename(@PathVariable int id, @RequestBody(required = false) byte[] body, Principal person) {
        JsonFields fields = JsonFields.read(body);
        String name = name(fields);
        fields.nothingElse("a saved list's new name");
        fields.refuse();
        if (!named(() -> lists.rename(person.getName(), id, name))) {
            throw refused("cannot be given: you have removed this list; save it anew");
        }
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable int id, Principal person) {
        lists.remove(person.getName(), id);
    }

    private static <T> T named(Supplier<T> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException e) {
            throw refused("is the name of another list of yours; choose another name");
        }
    }

    private static String name(JsonFields fields) {
        return fields.needed("name", fields.line("name", LONGEST_NAME), "what you call the list");
    }

    private static RefusedRequestException refused(String message) {
        return RefusedRequestException.fields(List.of(new FieldProblem("name", message)));
    }
}
