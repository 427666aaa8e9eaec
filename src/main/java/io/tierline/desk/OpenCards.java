package io.tierline.desk;

import io.tierline.cases.CaseLooks;
import io.tierline.cases.CaseLooks.Card;
import io.tierline.cases.CaseLooks.Unseen;
import io.tierline.oncall.People;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The cards on this node's screens, each of which has a sign while something on its case is not looked at. When cases go on,
 * one question finds the signs of all cards of them, on all screens.
 */
@Component
class OpenCards {

    private final CaseLooks looks;
    private final People people;
    private final Set<Cards> open = ConcurrentHashMap.newKeySet();

    OpenCards(CaseLooks looks, People people) {
        this.looks = looks;
        this.people = people;
    }

    /** The cards of one screen. But for the keys, only who tells it reads and writes here. */
    private static final class Cards {
        private final Screen screen;
        private final Set<String> keys;
        /** The last event of each case for which its sign was found. */
        private final Map<String, Integer> seqs = new HashMap<>();

        private final Map<String, UnseenView> signs = new TreeMap<>();
        private boolean told;

        Cards(Screen screen, Collection<String> keys) {
            this.screen = screen;
            this.keys = new LinkedHashSet<>(keys);
        }

        /** Whether there is something to be told. */
        boolean take(Card card, UnseenView sign) {
            UnseenView before = sign == null ? signs.remove(card.caseKey()) : signs.put(card.caseKey(), sign);
            return sign == null ? before != null : !sign.equals(before);
        }
    }

    void add(Screen screen, Collection<String> keys) {
        if (!keys.isEmpty()) {
            open.add(new Cards(screen, keys));
        }
    }

    void remove(Screen screen) {
        open.removeIf(cards -> cards.screen == screen);
    }

    Set<String> keys() {
        return open.stream().flatMap(cards -> cards.keys.stream()).collect(Collectors.toCollection(HashSet::new));
    }

    List<Screen> screens() {
        return open.stream().map(cards -> cards.screen).toList();
    }

    /**
     * @param newest the last event of each case, by its key
     * @param all whether signs can have gone without an event, because somebody looked or the case has another owner
     */
    void tell(Map<String, Integer> newest, boolean all) {
        Map<Cards, List<Card>> changed = new HashMap<>();
        open.forEach(cards -> changed.put(
                cards,
                cards.keys.stream()
                        .filter(key -> all || cards.seqs.getOrDefault(key, 0) < newest.getOrDefault(key, 0))
                        .map(key -> new Card(key, cards.screen.person()))
                        .toList()));
        Map<Card, Unseen> unseen =
                looks.unseen(changed.values().stream().flatMap(List::stream).collect(Collectors.toSet()));
        Names names = Names.of(people, null);
        changed.forEach((cards, asked) -> {
            boolean tell = !cards.told;
            for (Card card : asked) {
                Unseen found = unseen.get(card);
                tell |= cards.take(card, found == null ? null : UnseenView.of(found, names));
                cards.seqs.put(card.caseKey(), newest.getOrDefault(card.caseKey(), 0));
            }
            if (tell) {
                cards.told = true;
                cards.screen.tell("signs", cards.signs.values());
            }
        });
    }
}
