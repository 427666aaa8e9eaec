package io.tierline.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierline.cases.Ledger;
import io.tierline.desk.Viewers.Present;
import io.tierline.desk.Viewers.Viewer;
import io.tierline.oncall.People;
import io.tierline.polls.Polls;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The cases that are open on screens, and those that stand there as cards, as this node serves them. Once a second one
 * question asks which of them went on, whichever node wrote it; what is new on one is read once and sent to all who have it
 * open. Without an open screen nothing is asked, and who appends to a ledger does nothing for it. Who else has a case open is
 * asked in the same way, less often.
 */
@Component
class OpenViews {

    private static final Logger LOG = LoggerFactory.getLogger(OpenViews.class);

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** In seconds: often enough for a proxy to keep the stream, and for one who has gone to be noticed. */
    private static final int SIGN_OF_LIFE = 20;

    /** In seconds: how soon colleagues see each other. */
    private static final int LOOK_FOR_COLLEAGUES = 4;

    /** In seconds: how soon a sign goes from a card when somebody has looked. */
    private static final int LOOK_FOR_LOOKS = 10;

    private final Ledger ledger;
    private final CaseViews cases;
    private final Viewers viewers;
    private final OpenCards cards;
    private final People people;
    private final ObjectMapper json;
    private final Map<String, Set<View>> open = new ConcurrentHashMap<>();
    private int rounds;

    OpenViews(
            Ledger ledger,
            CaseViews cases,
            Viewers viewers,
            OpenCards cards,
            People people,
            ObjectMapper json,
            Polls polls) {
        this.ledger = ledger;
        this.cases = cases;
        this.viewers = viewers;
        this.cards = cards;
        this.people = people;
        this.json = json;
        polls.add("Telling open screens what is new", SECOND, SECOND, () -> {
            tellAll();
            return SECOND;
        });
    }

    /** One case on one screen. */
    private static final class View {
        private final Screen screen;
        private volatile int seq;
        /** What its screen shows; null until it was told. */
        private volatile List<Colleague> colleagues;

        View(Screen screen, int seq) {
            this.screen = screen;
            this.seq = seq;
        }
    }

    /** Somebody else who has the case open. @param name what people call them */
    record Colleague(String name, boolean writing) {}

    /** The case that a page shows. @param seq its last event that the page has */
    record Shown(String caseKey, int seq) {}

    /**
     * @param person the user id of whose page it is
     * @param shown null if it shows none
     * @param listed the keys of the cases that stand on it as cards
     */
    SseEmitter open(String person, Shown shown, Collection<String> listed) {
        Screen screen = new Screen(person, json);
        cards.add(screen, listed);
        if (shown == null) {
            screen.whenGone(() -> cards.remove(screen));
        } else {
            View view = new View(screen, shown.seq());
            viewers.here(List.of(new Viewer(shown.caseKey(), person)));
            add(shown.caseKey(), view);
            screen.whenGone(() -> {
                cards.remove(screen);
                remove(shown.caseKey(), view);
            });
        }
        return screen.answer();
    }

    private void add(String caseKey, View view) {
        open.compute(caseKey, (key, views) -> {
            Set<View> all = views == null ? ConcurrentHashMap.newKeySet() : views;
            all.add(view);
            return all;
        });
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
        Set<String> keys = cards.keys();
        keys.addAll(open.keySet());
        if (keys.isEmpty()) {
            return;
        }
        rounds = (rounds + 1) % SIGN_OF_LIFE;
        Map<String, Integer> newest = ledger.lastSeqs(keys);
        newest.forEach((key, seq) -> {
            List<View> behind = open.getOrDefault(key, Set.of()).stream()
                    .filter(view -> view.seq < seq)
                    .toList();
            if (!behind.isEmpty()) {
                tellOfOne(key, behind);
            }
        });
        cards.tell(newest, rounds % LOOK_FOR_LOOKS == 0);
        if (rounds % LOOK_FOR_COLLEAGUES == 0 && !open.isEmpty()) {
            tellOfColleagues();
        }
        if (rounds == 0) {
            viewers.here(all().map(one ->
                            new Viewer(one.getKey(), one.getValue().screen.person()))
                    .toList());
            screens().forEach(Screen::giveSignOfLife);
        }
    }

    /** Who else is there, where it has changed. */
    void tellOfColleagues() {
        Map<String, List<Present>> present = viewers.of(open.keySet());
        Names names = Names.of(people, null);
        all().forEach(one -> {
            View view = one.getValue();
            List<Colleague> now = present.getOrDefault(one.getKey(), List.of()).stream()
                    .filter(other -> !other.person().equals(view.screen.person()))
                    .map(other -> new Colleague(names.of(other.person()), other.writing()))
                    .toList();
            if (!now.equals(view.colleagues)) {
                view.colleagues = now;
                view.screen.tell("present", now);
            }
        });
    }

    private Stream<Screen> screens() {
        return Stream.concat(all().map(one -> one.getValue().screen), cards.screens().stream())
                .distinct();
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
            behind.forEach(view -> view.screen.end());
        }
    }

    private void tell(String key, List<View> behind) {
        int since = behind.stream().mapToInt(view -> view.seq).min().orElseThrow();
        CaseView news = cases.of(key, null, since);
        behind.forEach(view -> {
            view.seq = news.seq();
            view.screen.tell("news", news, news.seq());
        });
    }

    /** The server stops only when no request is open. */
    @EventListener(ContextClosedEvent.class)
    public void end() {
        screens().forEach(Screen::end);
    }
}
