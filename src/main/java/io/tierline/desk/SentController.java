package io.tierline.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Hidden;
import io.tierline.notifications.Delivery;
import io.tierline.notifications.SentMessages;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The messages that were sent, with their words: a trial has no mailboxes in which to read them. Who has a customer's link
 * speaks as the customer, so outside a trial there is no such page.
 */
@Hidden
@RestController
@ConditionalOnProperty(name = "tierline.demo", havingValue = "true")
class SentController {

    private static final int MOST = 100;

    private final SentMessages messages;

    SentController(SentMessages messages) {
        this.messages = messages;
    }

    /** @param caseKey null for one about several cases */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SentView(Instant at, String caseKey, String name, String address, String subject, String text) {}

    @GetMapping("/desk/sent")
    ResponseEntity<String> page() {
        return PageController.page(true);
    }

    @GetMapping("/desk/api/sent")
    List<SentView> sent() {
        return messages.last(MOST).stream().map(SentController::view).toList();
    }

    private static SentView view(Delivery sent) {
        return new SentView(sent.changedAt(), sent.caseKey(), sent.name(), sent.address(), sent.subject(), sent.text());
    }
}
