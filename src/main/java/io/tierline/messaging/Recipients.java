package io.tierline.messaging;

import io.tierline.casefile.CaseEvent;
import io.tierline.casefile.CaseFile;
import io.tierline.casefile.Ledger;
import io.tierline.casefile.Link;
import io.tierline.matrix.People;
import io.tierline.matrix.Person;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Turns "to whom" of a model into people, as they are when the message is written. */
@Component
class Recipients {

    private static final String TRACKER = "engineering-tracker";
    private static final String PERSON = "person:";

    /** What a message may be addressed to, beside one person. */
    static final List<String> KINDS =
            List.of("customer", "owner", "team", "manager", "in-charge", "reviewers", TRACKER);

    private final Ledger ledger;
    private final People people;
    private final Channels channels;

    Recipients(Ledger ledger, People people, Channels channels) {
        this.ledger = ledger;
        this.people = people;
        this.channels = channels;
    }

    /** @return those who can be reached, each once; empty when nobody can */
    List<Recipient> of(String caseKey, String to) {
        return all(caseKey, to).stream()
                .map(recipient -> recipient.reachable() ? recipient : byOwnWay(recipient, caseKey))
                .filter(Recipient::reachable)
                .toList();
    }

    /** Without an address of their own, they are found by the channel that takes what is for them, if there is one. */
    private Recipient byOwnWay(Recipient recipient, String caseKey) {
        return channels.special(recipient.id(), caseKey)
                .map(channel -> new Recipient(recipient.id(), recipient.name(), channel.name()))
                .orElse(recipient);
    }

    static boolean knows(String to) {
        return KINDS.contains(to) || to.startsWith(PERSON);
    }

    private List<Recipient> all(String caseKey, String to) {
        if (to.startsWith(PERSON)) {
            return active(to.substring(PERSON.length())).stream().toList();
        }
        return switch (to) {
            case "customer" -> customers(ledger.caseFile(caseKey));
            case "owner" -> owner(ledger.caseFile(caseKey));
            case "team" -> groups(ledger.caseFile(caseKey).team());
            case "manager" -> groups("manager");
            case "in-charge" -> inCharge();
            case "reviewers" -> groups("manager", "engineering");
            case TRACKER -> List.of(new Recipient(TRACKER, "Engineering", TRACKER));
            default ->
                throw new IllegalArgumentException(
                        "A message goes to " + String.join(", ", KINDS) + " or person:<id>, not to '" + to + "'.");
        };
    }

    /** Who reported the case, and who reported those of the same customer that were merged into it; each address once. */
    private List<Recipient> customers(CaseFile file) {
        Map<String, Recipient> all = new LinkedHashMap<>();
        Recipient own = customer(CaseEvent.CUSTOMER, file.caseKey());
        all.put(address(own), own);
        file.links().stream()
                .filter(link -> link.as().equals(Link.MERGED) && link.earlier())
                .map(Link::caseKey)
                .filter(key -> ledger.caseFile(key).customer().equals(file.customer()))
                .map(key -> customer(Recipient.MERGED_CUSTOMER + key, key))
                .filter(Recipient::reachable)
                .forEach(other -> all.putIfAbsent(address(other), other));
        return List.copyOf(all.values());
    }

    private static String address(Recipient recipient) {
        return recipient.reachable() ? recipient.address().toLowerCase(Locale.ROOT) : "";
    }

    private Recipient customer(String id, String caseKey) {
        Map<String, String> texts = ledger.ticketTexts(caseKey);
        return new Recipient(id, texts.getOrDefault("reporterName", "there"), texts.get("reporterEmail"));
    }

    private List<Recipient> owner(CaseFile file) {
        // An owner who has left is as good as none: the team hears instead.
        return Optional.ofNullable(file.owner())
                .flatMap(this::active)
                .map(List::of)
                .orElseGet(() -> groups(file.team()));
    }

    /** The managers; where there is none, the administrators. */
    private List<Recipient> inCharge() {
        List<Recipient> managers = groups("manager");
        return managers.stream().anyMatch(Recipient::reachable) ? managers : groups("admin");
    }

    private Optional<Recipient> active(String id) {
        return people.find(id).filter(Person::active).map(Recipients::recipient);
    }

    private List<Recipient> groups(String... groups) {
        Set<Recipient> all = new LinkedHashSet<>();
        for (String group : groups) {
            people.inGroup(group).stream().map(Recipients::recipient).forEach(all::add);
        }
        return List.copyOf(all);
    }

    private static Recipient recipient(Person person) {
        return new Recipient(person.id(), person.name(), person.email());
    }
}
