package io.tierline.desk;

import io.swagger.v3.oas.annotations.Hidden;
import io.tierline.cases.Ledger;
import java.security.Principal;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What is new on a case, as it comes: server-sent events, each of which is a {@link CaseView} of what the screen has not. */
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
     * @param since the last event that the screen has
     * @param last the same, where a browser comes back after a stream has ended
     */
    @GetMapping(path = "/desk/api/cases/{key}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> news(
            @PathVariable String key,
            @RequestParam(defaultValue = "0") int since,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "0") int last,
            Principal person) {
        int newest = ledger.lastSeq(key);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(views.open(key, person.getName(), Math.min(newest, Math.max(since, last))));
    }
}
