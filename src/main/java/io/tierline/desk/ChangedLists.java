package io.tierline.desk;

import io.tierline.cases.CaseList;
import io.tierline.polls.Polls;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The lists of what has not ended that are open on screens, as this node serves them. Each is told that something changed,
 * never what: the screen asks again, with the rights of who looks. One question every two seconds serves all of them,
 * whichever node wrote; without an open list nothing is asked.
 */
@Component
class ChangedLists {

    /** A stream ends after that time, and the browser opens the next one, signed in or not. */
    private static final Duration LASTS = Duration.ofMinutes(1);

    private static final Duration PACE = Duration.ofSeconds(2);
    private static final long BACK_IN_MILLIS = 200;

    /** In rounds: often enough for a proxy to keep the stream, and for one who has gone to be noticed. */
    private static final int SIGN_OF_LIFE = 10;

    private final CaseList list;
    private final Set<SseEmitter> open = ConcurrentHashMap.newKeySet();
    private String told = "";
    private int rounds;

    ChangedLists(CaseList list, Polls polls) {
        this.list = list;
        polls.add("Telling open lists what changed", PACE, PACE, () -> {
            tellAll();
            return PACE;
        });
    }

    /** @param last the mark that the screen has; null for a screen that has just asked for all */
    SseEmitter open(String last) {
        SseEmitter emitter = new SseEmitter(LASTS.toMillis());
        emitter.onCompletion(() -> open.remove(emitter));
        emitter.onTimeout(emitter::complete);
        emitter.onError(gone -> open.remove(emitter));
        String mark = list.mark();
        open.add(emitter);
        send(emitter, SseEmitter.event().reconnectTime(BACK_IN_MILLIS).comment("open"));
        if (last != null && !last.equals(mark)) {
            tell(emitter, mark);
        }
        return emitter;
    }

    int count() {
        return open.size();
    }

    synchronized void tellAll() {
        if (open.isEmpty()) {
            return;
        }
        String mark = list.mark();
        rounds = (rounds + 1) % SIGN_OF_LIFE;
        if (!mark.equals(told)) {
            told = mark;
            open.forEach(emitter -> tell(emitter, mark));
        } else if (rounds == 0) {
            open.forEach(emitter -> send(emitter, SseEmitter.event().comment("here")));
        }
    }

    private void tell(SseEmitter emitter, String mark) {
        send(emitter, SseEmitter.event().name("changed").id(mark).data("", MediaType.TEXT_PLAIN));
    }

    private void send(SseEmitter emitter, SseEmitter.SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException e) {
            // Whoever had it open has gone; the server closes the rest.
            open.remove(emitter);
        }
    }

    /** The server stops only when no request is open. */
    @EventListener(ContextClosedEvent.class)
    public void end() {
        open.forEach(SseEmitter::complete);
    }
}
