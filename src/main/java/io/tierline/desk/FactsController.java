package io.tierline.desk;

import io.swagger.v3.oas.annotations.Hidden;
import io.tierline.api.FieldProblem;
import io.tierline.api.JsonFields;
import io.tierline.api.RefusedRequestException;
import io.tierline.casework.CommandRefusedException;
import io.tierline.casework.CommandRefusedException.Reason;
import io.tierline.casework.EditableFact;
import io.tierline.casework.FactCorrection;
import io.tierline.process.CaseDesk;
import io.tierline.words.Reader;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person puts a fact of the case right where they read it. */
@Hidden
@RestController
@RequestMapping("/desk/api/cases/{key}/facts")
class FactsController {

    private static final int VALUE = 200;
    private static final int REASON = 2_000;

    private final CaseDesk desk;

    FactsController(CaseDesk desk) {
        this.desk = desk;
    }

    @PutMapping("/{fact}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void correct(
            @PathVariable String key,
            @PathVariable String fact,
            @RequestBody(required = false) byte[] body,
            Principal who) {
        JsonFields fields = JsonFields.read(body);
        EditableFact edited = EditableFact.of(fact).orElse(null);
        if (edited == null) {
            fields.wrong("fact", "must be one of " + codes());
        }
        String seen = fields.line("seen", VALUE);
        String to = fields.line("to", VALUE);
        String reason = fields.text("reason", REASON);
        fields.nothingElse("a fact");
        fields.refuse();
        correct(key, new FactCorrection(edited, seen, to, reason, who.getName()));
    }

    /** That it is so already is what was asked for. */
    private void correct(String key, FactCorrection correction) {
        try {
            desk.correct(key, correction);
        } catch (CommandRefusedException e) {
            if (e.reason() == Reason.WRONG_FIELD) {
                throw RefusedRequestException.fields(List.of(new FieldProblem(e.field(), e.in(Reader.now()))));
            }
            if (e.reason() != Reason.ALREADY_SO) {
                throw e;
            }
        }
    }

    private static String codes() {
        return Arrays.stream(EditableFact.values()).map(EditableFact::code).collect(Collectors.joining(", "));
    }
}
