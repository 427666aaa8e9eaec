package io.tierline.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierline.cases.Ledger;
import io.tierline.desk.Viewers.Present;
import io.tierline.desk.Viewers.Viewer;
import io.tierline.oncall.People;
import io.tierline.polls.Polls;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The cases that are open on screens, as this node serves them. Once a second one question asks which of them went on,
 * whichever node wrote it; what is new on one is read once and sent to all who have it open. Without an open case nothing
 * is asked, and who appends to a ledger does nothing for it. Who else has a case open is asked in the same way, less often.
 */
@Component
class OpenViews {

    private static final Logger LOG = LoggerFactory.getLogger(OpenViews.class);

    /** A stream ends after that time, and the browser opens the next one, signed in or not. */
    private static final Duration LASTS = Duration.ofMinutes(1);

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** In seconds: often enough for a proxy to keep the stream, and for one who has gone to be noticed. */
    private static final int SIGN_OF_LIFE = 20;

    /** In seconds: how soon colleagues see each other. */
    private static final int LOOK_FOR_COLLEAGUES = 4;

    private static final long BACK_IN_MILLIS = 200;

    private final Ledger ledger;
    private final CaseViews cases;
    private final Viewers viewers;
    private final People people;
    private final ObjectMapper json;
    private final Map<String, Set<View>> open = new ConcurrentHashMap<>();
    private int rounds;

    OpenViews(Ledger ledger, CaseViews cases, Viewers viewers, People people, ObjectMapper json, Polls polls) {
        this.ledger = ledger;
        this.cases = cases;
        this.viewers = viewers;
        this.people = people;
        this.json = json;
        polls.add("Telling open screens what is new", SECOND, SECOND, () -> {
            tellAll();
            return SECOND;
        });
    }

    /** One case on one screen. */
    private static final class View {
        private final SseEmitter emitter;
        private final String person;
        private volatile int seq;
        /** What its screen shows; null until it was told. */
        private volatile List<Colleague> colleagues;

        View(SseEmitter emitter, String person, int seq) {
            this.emitter = emitter;
            this.person = person;
            this.seq = seq;
        }
    }

    /** Somebody else who has the case open. @param name what people call them */
    record Colleague(String name, boolean writing) {}

    /**
     * @param person the user id of whose screen it is
     * @param seq the last event that the screen has
     */
    SseEmitter open(String caseKey, String person, int seq) {
        viewers.here(List.of(new Viewer(caseKey, person)));
        return add(caseKey, new View(new SseEmitter(LASTS.toMillis()), person, seq));
    }

    private SseEmitter add(String caseKey, View view) {
        open.compute(caseKey, (key, views) -> {
            Set<View> all = views == null ? ConcurrentHashMap.newKeySet() : views;
            all.add(view);
            return all;
        });
        view.emitter.onCompletion(() -> remove(caseKey, view));
        view.emitter.onTimeout(view.emitter::complete);
        view.emitter.onError(gone -> remove(caseKey, view));
        send(caseKey, view, SseEmitter.event().reconnectTime(BACK_IN_MILLIS).comment("open"));
        return view.emitter;
    }

    private void remove(String caseKey, View view) {
        open.computeIfPresent(caseKey, (key, views) -> {
            views.remove(view);
            return views.isEmpty() ? null : views;
        });
    }

    int count() {
        return open.values().stream().mapToInt(Set::size).sum();
    }

    void tellAll() {
        if (open.isEmpty()) {
            return;
        }
        ledger.lastSeqs(open.keySet()).forEach((key, newest) -> {
            List<View> behind = open.getOrDefault(key, Set.of()).stream()
                    .filter(view -> view.seq < newest)
                    .toList();
            if (!behind.isEmpty()) {
                tellOfOne(key, behind);
            }
        });
        rounds = (rounds + 1) % SIGN_OF_LIFE;
        if (rounds % LOOK_FOR_COLLEAGUES == 0) {
            tellOfColleagues();
        }
        if (rounds == 0) {
            viewers.here(all().map(one -> new Viewer(one.getKey(), one.getValue().person))
                    .toList());
            open.forEach((key, views) ->
                    views.forEach(view -> send(key, view, SseEmitter.event().comment("here"))));
        }
    }

    /** Who else is there, where it has changed. */
    void tellOfColleagues() {
        Map<String, List<Present>> present = viewers.of(open.keySet());
        Names names = Names.of(people, null);
        all().forEach(one -> {
            View view = one.getValue();
            List<Colleague> now = present.getOrDefault(one.getKey(), List.of()).stream()
                    .filter(other -> !other.person().equals(view.person))
                    .map(other -> new Colleague(names.of(other.person()), other.writing()))
                    .toList();
            if (!now.equals(view.colleagues)) {
                view.colleagues = now;
                send(one.getKey(), view, SseEmitter.event().name("present").data(write(now), MediaType.TEXT_PLAIN));
            }
        });
    }

    private Stream<Map.Entry<String, View>> all() {
        return open.entrySet().stream()
                .flatMap(one -> one.getValue().stream().map(view -> Map.entry(one.getKey(), view)));
    }

    /** What is wrong with one case holds no other one back. */
    private void tellOfOne(String key, List<View> behind) {
        try {
            tell(key, behind);
        } catch (RuntimeException e) {
            LOG.warn("Open screens are not told what is new on {}; they ask by themselves: {}", key, e.toString());
            behind.forEach(view -> view.emitter.complete());
        }
    }

    private void tell(String key, List<View> behind) {
        int since = behind.stream().mapToInt(view -> view.seq).min().orElseThrow();
        CaseView news = cases.of(key, null, since);
        String text = write(news);
        behind.forEach(view -> {
            view.seq = news.seq();
            send(
                    key,
                    view,
                    SseEmitter.event()
                            .name("news")
                            .id(String.valueOf(news.seq()))
                            .data(text, MediaType.TEXT_PLAIN));
        });
    }

    private void send(String key, View view, SseEmitter.SseEventBuilder event) {
        try {
            view.emitter.send(event);
        } catch (IOException | IllegalStateException e) {
            // Whoever had it open has gone; the server closes the rest.
            remove(key, view);
        }
    }

    private String write(Object news) {
        try {
            return json.writeValueAsString(news);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A view can be written as JSON", e);
        }
    }

    /** The server stops only when no request is open. */
    @EventListener(ContextClosedEvent.class)
    public void end() {
        open.values().forEach(views -> views.forEach(view -> view.emitter.complete()));
    }
}
