package io.tierline.desk;

import io.swagger.v3.oas.annotations.Hidden;
import io.tierline.cases.Ledger;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Which case a start form opened: it gets its key a moment after the form is answered. */
@Hidden
@RestController
class StartedController {

    private final Ledger ledger;

    StartedController(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Without content as long as there is no case; what starts no case never has one. */
    @GetMapping("/desk/api/started/{processInstance}")
    ResponseEntity<Map<String, String>> started(@PathVariable String processInstance) {
        return ledger.enteredByHand(processInstance)
                .map(key -> ResponseEntity.ok(Map.of("key", key)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }
}
