package io.tierline.notifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierline.cases.CustomerLinks;
import io.tierline.cases.Ledger;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was sent about a case over HTTP: for those who have to find out what became of a message. */
@RestController
@Tag(name = "Escalations")
@RequestMapping("/api/v1/escalations/{key}/deliveries")
class DeliveryController {

    private final Ledger ledger;
    private final Deliveries deliveries;
    private final Exchanges exchanges;

    DeliveryController(Ledger ledger, Deliveries deliveries, Exchanges exchanges) {
        this.ledger = ledger;
        this.deliveries = deliveries;
        this.exchanges = exchanges;
    }

    /** One message to one recipient, and where it stands. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Delivery")
    record View(
            long id,
            @Schema(description = "What sent it, such as a step of the model.") String step,
            @Schema(description = "Pseudonymous: customer, a person's id, or a system.") String recipient,
            String template,
            @Schema(allowableValues = {"queued", "sending", "sent", "uncertain", "failed", "skipped"}) String state,
            int attempts,
            @Schema(description = "By which it was tried last; left out before the first attempt.") String channel,
            @Schema(description = "Since when it is in this state.") Instant changedAt,
            @Schema(description = "Why it did not arrive; left out when it did, or once erased.") String problem,
            @Schema(description = "What was said between us and the vendor, oldest first.")
                    List<ExchangeView> exchanges) {}

    /** One request to a vendor and its answer, shortened and without secrets. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Exchange")
    record ExchangeView(
            Instant at,
            String vendor,
            String method,
            String address,
            String request,
            @Schema(description = "The HTTP status; left out when no answer came.") Integer status,
            String answer) {}

    @Operation(operationId = "listDeliveries", summary = "The messages of a case, and what became of each")
    @GetMapping
    List<View> deliveries(@PathVariable String key) {
        // Says so when there is no such case.
        ledger.events(key);
        return deliveries.ofCase(key).stream().map(this::view).toList();
    }

    private View view(Delivery delivery) {
        return new View(
                delivery.id(),
                delivery.step(),
                delivery.recipient(),
                delivery.template(),
                delivery.state().code(),
                delivery.attempts(),
                delivery.channel(),
                delivery.changedAt(),
                CustomerLinks.hidden(delivery.problem()),
                exchanges.of(delivery.id()).stream()
                        .map(DeliveryController::view)
                        .toList());
    }

    private static ExchangeView view(Exchange exchange) {
        return new ExchangeView(
                exchange.at(),
                exchange.vendor(),
                exchange.method(),
                exchange.address(),
                exchange.request(),
                exchange.status(),
                exchange.answer());
    }
}
