package io.tierline.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A page that is open and told what is new, as server-sent events. */
final class Screen {

    /** A stream ends after that time, and the browser opens the next one, signed in or not. */
    private static final Duration LASTS = Duration.ofMinutes(1);

    private static final long BACK_IN_MILLIS = 200;

    private final SseEmitter emitter = new SseEmitter(LASTS.toMillis());
    private final String person;
    private final ObjectMapper json;
    private volatile Runnable gone = () -> {};

    /** @param person the user id of whose page it is */
    Screen(String person, ObjectMapper json) {
        this.person = person;
        this.json = json;
        emitter.onCompletion(() -> gone.run());
        emitter.onTimeout(emitter::complete);
        emitter.onError(any -> gone.run());
    }

    /** @param gone is run when the page does not listen any more, perhaps more than once */
    void whenGone(Runnable gone) {
        this.gone = gone;
    }

    String person() {
        return person;
    }

    /** What the server answers with; the first word is sent. */
    SseEmitter answer() {
        send(SseEmitter.event().reconnectTime(BACK_IN_MILLIS).comment("open"));
        return emitter;
    }

    void tell(String name, Object what) {
        send(SseEmitter.event().name(name).data(write(what), MediaType.TEXT_PLAIN));
    }

    /** @param id what the browser names when it comes back after this stream */
    void tell(String name, Object what, int id) {
        send(SseEmitter.event().name(name).id(String.valueOf(id)).data(write(what), MediaType.TEXT_PLAIN));
    }

    void giveSignOfLife() {
        send(SseEmitter.event().comment("here"));
    }

    void end() {
        emitter.complete();
    }

    private void send(SseEmitter.SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException e) {
            // Whoever had it open has gone; the server closes the rest.
            gone.run();
        }
    }

    private String write(Object what) {
        try {
            return json.writeValueAsString(what);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A view can be written as JSON", e);
        }
    }
}
