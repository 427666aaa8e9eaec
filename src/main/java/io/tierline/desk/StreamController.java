package io.tierline.desk;

import io.swagger.v3.oas.annotations.Hidden;
import io.tierline.cases.Ledger;
import io.tierline.desk.OpenViews.Shown;
import java.security.Principal;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * What is new on the cases of a page, as it comes: server-sent events. {@code news} is a {@link CaseView} of what the page has
 * not of the case that it shows, {@code present} who else has it open, and {@code signs} a list of {@link UnseenView}: all of
 * the cards on the page that have one. A browser has few connections to one server, so a page has one stream for all of it.
 */
@Hidden
@RestController
class StreamController {

    private final Ledger ledger;
    private final OpenViews views;

    StreamController(Ledger ledger, OpenViews views) {
        this.ledger = ledger;
        this.views = views;
    }

    /**
     * @param key of the case that the page shows; null for none
     * @param since the last event of it that the page has
     * @param cards the keys of the cases that are in its list
     * @param last the last event, too, where a browser comes back after a stream has ended
     */
    @GetMapping(path = "/desk/api/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> news(
            @RequestParam(name = "case", required = false) String key,
            @RequestParam(defaultValue = "0") int since,
            @RequestParam(name = "card", defaultValue = "") List<String> cards,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "0") int last,
            Principal person) {
        Shown shown = key == null ? null : new Shown(key, Math.min(ledger.lastSeq(key), Math.max(since, last)));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(views.open(
                        person.getName(),
                        shown,
                        cards.stream().distinct().limit(UnseenController.MOST).toList()));
    }
}
