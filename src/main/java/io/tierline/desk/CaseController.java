package io.tierline.desk;

import io.swagger.v3.oas.annotations.Hidden;
import io.tierline.api.IdempotencyKey;
import io.tierline.api.JsonFields;
import io.tierline.api.RefusedRequestException;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseLooks;
import io.tierline.cases.Ledger;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.casework.CaseCommands.Handled;
import io.tierline.words.Saying;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One case for the person who has it on the screen: what was said, and what they say themselves. */
@Hidden
@RestController
@RequestMapping("/desk/api/cases/{key}")
class CaseController {

    private static final int LONGEST = 20_000;
    private static final int MOST_FILES = 100;
    private static final int LONGEST_ID = 40;

    private final Ledger ledger;
    private final CaseViews views;
    private final CaseLooks looks;
    private final Messages messages;
    private final HeldMessages heldMessages;
    private final Drafts drafts;

    CaseController(
            Ledger ledger,
            CaseViews views,
            CaseLooks looks,
            Messages messages,
            HeldMessages heldMessages,
            Drafts drafts) {
        this.ledger = ledger;
        this.views = views;
        this.looks = looks;
        this.messages = messages;
        this.heldMessages = heldMessages;
        this.drafts = drafts;
    }

    /** @param since the last event that the screen has; then 304 as long as nothing has come behind it */
    @GetMapping
    ResponseEntity<CaseView> show(
            @PathVariable String key, @RequestParam(defaultValue = "0") int since, Principal person) {
        return since > 0 && ledger.lastSeq(key) <= since
                ? ResponseEntity.status(HttpStatus.NOT_MODIFIED).build()
                : ResponseEntity.ok(views.of(key, person.getName(), since));
    }

    /** Where the case went, for a person whose task has gone. */
    @GetMapping("/whereabouts")
    Whereabouts whereabouts(@PathVariable String key) {
        return views.whereabouts(key);
    }

    @PutMapping("/look")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void look(@PathVariable String key, @RequestBody(required = false) byte[] body, Principal person) {
        JsonFields fields = JsonFields.read(body);
        int last = ledger.lastSeq(key);
        Integer seq = fields.needed("seq", fields.number("seq"), "the last event that was shown");
        if (seq != null && (seq < 1 || seq > last)) {
            fields.wrong("seq", "must be from 1 to " + last + ", the last event of the case");
        }
        fields.refuse();
        looks.looked(key, person.getName(), seq);
    }

    /**
     * Says something on the case, to the customer or to colleagues. The composer's draft of it is done with. Where the
     * screen offers it ({@code undo}), it is held for some seconds first, in which it can be taken back.
     */
    @PostMapping("/messages")
    ResponseEntity<Map<String, Object>> say(
            @PathVariable String key,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) String idempotencyKey,
            @RequestBody(required = false) byte[] body,
            Principal person) {
        JsonFields fields = JsonFields.read(body);
        IdempotencyKey.check(idempotencyKey, fields);
        String kind = fields.needed("kind", fields.choice("kind", Messages.KINDS), "update or note");
        List<String> files = fields.lines("attachments", MOST_FILES, LONGEST_ID).stream()
                .distinct()
                .toList();
        String text = fields.text("text", LONGEST);
        if (files.isEmpty()) {
            fields.needed("text", text, Saying.of("sent.words").now());
        }
        boolean undo = fields.flag("undo", false);
        fields.nothingElse("a message");
        fields.refuse();
        String once = IdempotencyKey.of(person, idempotencyKey);
        ledger.lastSeq(key); // of a case that there is
        Message message = new Message(key, person.getName(), kind, text == null ? "" : text, files, once);
        Optional<HeldMessage> held = undo ? heldMessages.hold(message) : Optional.empty();
        return held.map(one -> ResponseEntity.accepted()
                        .body(Map.<String, Object>of("held", HeldView.of(one, heldMessages.left(one)))))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.CREATED).body(sayNow(message)));
    }

    private Map<String, Object> sayNow(Message message) {
        Handled said = messages.say(message, null);
        refuseAnotherUse(said.event(), message.isUpdate() ? PublicUpdate.class : InternalNote.class);
        drafts.forget(message.person(), message.caseKey(), message.kind());
        return Map.of("key", said.event().caseKey(), "seq", said.event().seq());
    }

    private static void refuseAnotherUse(CaseEvent event, Class<? extends EventFacts> meant) {
        if (!meant.isInstance(event.facts())) {
            throw RefusedRequestException.keyReused(event.type());
        }
    }
}
