package io.tierline.desk;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pages of Tierline's own. They hold no data: scripts ask for it, with the session of who looks, or for their sign-in. */
@Hidden
@RestController
class PageController {

    private static final String PAGE = read("desk/page.html");

    /** Where the page leads to what only a trial has. */
    private static final String TRIAL = "<!-- trial -->";

    private static final String SENT = "<a href=\"/desk/sent\">Sent messages</a> ";
    private static final Resource STYLE = new ClassPathResource("desk/style.css");
    private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");
    private static final String POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    private final boolean showsSent;

    PageController(ObjectProvider<SentController> sent) {
        this.showsSent = sent.getIfAvailable() != null;
    }

    @GetMapping({"/desk/cases", "/desk/cases/{key}", "/desk/escalations"})
    ResponseEntity<String> page() {
        return page(showsSent);
    }

    /** @param showsSent whether it leads to the messages that were sent */
    static ResponseEntity<String> page(boolean showsSent) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .body(PAGE.replace(TRIAL, showsSent ? SENT : ""));
    }

    private static String read(String page) {
        try {
            return new ClassPathResource(page).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/desk/style.css")
    ResponseEntity<Resource> style() {
        return ResponseEntity.ok()
                .contentType(CSS)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)))
                .body(STYLE);
    }
}
