package io.tierline.api.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.tierline.api.ApiPaths;
import io.tierline.api.RefusedRequestException;
import io.tierline.inbox.HookSource;
import io.tierline.inbox.Inbox;
import io.tierline.inbox.Verdict;
import io.tierline.inbox.WebhookCall;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Where other systems call us. There is no sign-in: the signature over the raw bytes lets a call in. What is accepted
 * is stored. Nothing else happens before the answer.
 */
@RestController
class WebhookController {

    private final Inbox inbox;
    private final MeterRegistry meters;
    private final Clock clock;

    WebhookController(Inbox inbox, MeterRegistry meters, Clock clock) {
        this.inbox = inbox;
        this.meters = meters;
        this.clock = clock;
    }

    @PostMapping(ApiPaths.HOOKS + "/{source}")
    ResponseEntity<byte[]> call(@PathVariable String source, HttpServletRequest request) throws IOException {
        HookSource hook = inbox.hook(source).orElseThrow(() -> RefusedRequestException.noSuchHook(source));
        // Not by Spring: it would put the body of a form together again from its parameters, and other bytes have
        // another
        // signature.
        byte[] body = request.getInputStream().readAllBytes();
        MultiValueMap<String, String> parameters = UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams();
        Verdict verdict = hook.verify(
                new WebhookCall(body, request::getHeader, name -> decoded(parameters.getFirst(name)), clock.instant()));
        if (verdict instanceof Verdict.Refused refused) {
            meters.counter(
                            "tierline.inbox.refused",
                            "source",
                            source,
                            "reason",
                            refused.reason().name().toLowerCase(Locale.ROOT))
                    .increment();
            throw RefusedRequestException.badSignature();
        }
        if (verdict instanceof Verdict.Answered answered) {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(answered.contentType()))
                    .body(answered.body().getBytes(StandardCharsets.UTF_8));
        }
        inbox.receive(source, ((Verdict.Accepted) verdict).delivery());
        return ResponseEntity.ok().build();
    }

    private static String decoded(String parameter) {
        try {
            return parameter == null ? null : UriUtils.decode(parameter, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw RefusedRequestException.address("The address has a \"%\" without two hexadecimal digits behind it.");
        }
    }
}
