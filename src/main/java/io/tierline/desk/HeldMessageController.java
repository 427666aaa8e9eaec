package io.tierline.desk;

import io.swagger.v3.oas.annotations.Hidden;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the person who is signed in has sent and may still take back. No one else sees it. */
@Hidden
@RestController
@RequestMapping("/desk/api/cases/{key}/held")
class HeldMessageController {

    private final HeldMessages heldMessages;

    HeldMessageController(HeldMessages heldMessages) {
        this.heldMessages = heldMessages;
    }

    @GetMapping
    List<HeldView> held(@PathVariable String key, Principal person) {
        return heldMessages.of(key, person.getName()).stream()
                .map(held -> HeldView.of(held, heldMessages.left(held)))
                .toList();
    }

    /** Its words are a draft again. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void undo(@PathVariable long id, Principal person) {
        heldMessages.undo(id, person.getName());
    }
}
