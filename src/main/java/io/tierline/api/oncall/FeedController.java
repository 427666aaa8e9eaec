package io.tierline.api.oncall;

import io.tierline.oncall.OnCallFeeds;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What calendar programs fetch: the token in the address lets them in. */
@RestController
class FeedController {

    private final OnCallFeeds feeds;
    private final OnCallCalendar calendar;

    FeedController(OnCallFeeds feeds, OnCallCalendar calendar) {
        this.feeds = feeds;
        this.calendar = calendar;
    }

    @GetMapping(path = "/feeds/on-call/{token}.ics")
    ResponseEntity<String> feed(@PathVariable String token) {
        return feeds.find(token)
                .map(feed -> ResponseEntity.ok()
                        .header("Content-Type", OnCallCalendar.TYPE + ";charset=UTF-8")
                        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePrivate())
                        .body(calendar.write(feed)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
