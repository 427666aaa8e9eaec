package io.tierline.notifications;

import io.tierline.aliases.Alias;
import io.tierline.aliases.Aliases;
import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.RelatedCase;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.EventTexts;
import io.tierline.cases.events.OversightEvents.GivenBack;
import io.tierline.cases.events.OversightEvents.Reassigned;
import io.tierline.cases.events.OversightEvents.TakenOver;
import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Turns "to whom" of a model into people, as they are when the message is written. */
@Component
class Recipients {

    private static final String TRACKER = "engineering-tracker";
    private static final String PERSON = "person:";
    private static final String GROUP = "group:";
    /** What a message may be addressed to, beside one person or one group. */
    static final List<String> KINDS = List.of(
            "customer", "owner", "team", "manager", "in-charge", "former-owner", "new-owner", "watchers", TRACKER);

    /** No one has to be told where there is no person of the kind. */
    private static final Set<String> MAY_BE_NOBODY = Set.of("former-owner", "new-owner", "watchers");

    private final Ledger ledger;
    private final People people;
    private final Channels channels;

    Recipients(Ledger ledger, People people, Channels channels) {
        this.ledger = ledger;
        this.people = people;
        this.channels = channels;
    }

    /** @return those who can be reached, each once; empty when no one can */
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

    /** Whether it is no failure when no one is told. */
    static boolean mayBeNobody(String to) {
        return MAY_BE_NOBODY.contains(to);
    }

    static boolean knows(String to) {
        return each(to).allMatch(one -> KINDS.contains(one) || one.startsWith(PERSON) || one.startsWith(GROUP));
    }

    /** Several are written with commas between; each recipient hears once. */
    private List<Recipient> all(String caseKey, String to) {
        return each(to).flatMap(one -> one(caseKey, one).stream()).distinct().toList();
    }

    private static Stream<String> each(String to) {
        return Arrays.stream(Aliases.today(Alias.Kind.RECIPIENT, to).split("\\s*,\\s*"));
    }

    private List<Recipient> one(String caseKey, String to) {
        if (to.startsWith(PERSON)) {
            return active(to.substring(PERSON.length())).stream().toList();
        }
        if (to.startsWith(GROUP)) {
            return groups(to.substring(GROUP.length()));
        }
        return switch (to) {
            case "customer" -> customers(ledger.caseFile(caseKey));
            case "owner" -> owner(ledger.caseFile(caseKey));
            case "former-owner" ->
                formerOwner(caseKey).flatMap(this::active).stream().toList();
            case "new-owner" -> newOwner(caseKey);
            case "watchers" ->
                ledger.caseFile(caseKey).oversight().watchers().stream()
                        .flatMap(watcher -> active(watcher).stream())
                        .toList();
            case "team" -> groups(ledger.caseFile(caseKey).team());
            case "manager" -> groups("manager");
            case "in-charge" -> inCharge();
            case TRACKER -> List.of(new Recipient(TRACKER, "Engineering", TRACKER));
            default -> systems(caseKey, to);
        };
    }

    /** A system that a channel brings its messages to. */
    private List<Recipient> systems(String caseKey, String to) {
        if (channels.special(to, caseKey).isEmpty()) {
            throw new IllegalArgumentException("A message goes to " + String.join(", ", KINDS)
                    + " or person:<id> or group:<id>, not to '" + to + "'.");
        }
        return List.of(new Recipient(to, to, to));
    }

    /** Who reported the case, and who reported those of the same customer that were merged into it; each address once. */
    private List<Recipient> customers(Case file) {
        Map<String, Recipient> all = new LinkedHashMap<>();
        Recipient own = customer(CaseEvent.CUSTOMER, file.caseKey());
        all.put(address(own), own);
        file.links().stream()
                .filter(link -> link.as().equals(RelatedCase.MERGED) && link.earlier())
                .map(RelatedCase::caseKey)
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
        EventTexts texts = ledger.ticketTexts(caseKey);
        return new Recipient(id, texts.getOr(EventText.REPORTER_NAME, "there"), texts.get(EventText.REPORTER_EMAIL));
    }

    private List<Recipient> owner(Case file) {
        // An owner who has left is as good as none: the team hears instead.
        return Optional.ofNullable(file.owner())
                .flatMap(this::active)
                .map(List::of)
                .orElseGet(() -> groups(file.team()));
    }

    /** Who had the case before a manager gave it to another person; not the manager, who knows. */
    private Optional<String> formerOwner(String caseKey) {
        return ownerChange(caseKey)
                .flatMap(event -> Optional.ofNullable(from(event.facts())).filter(from -> !from.equals(event.actor())));
    }

    private static String from(EventFacts change) {
        if (change instanceof Reassigned reassigned) {
            return reassigned.from();
        }
        return change instanceof TakenOver taken ? taken.from() : ((GivenBack) change).from();
    }

    /** Who has it since; the team where that is no one, and not the manager who took it over. */
    private List<Recipient> newOwner(String caseKey) {
        Optional<CaseEvent> change = ownerChange(caseKey);
        Case file = ledger.caseFile(caseKey);
        return change.isPresent() && change.get().actor().equals(file.owner()) ? List.of() : owner(file);
    }

    private Optional<CaseEvent> ownerChange(String caseKey) {
        return ledger.events(caseKey).stream()
                .filter(event -> event.is(Reassigned.class, TakenOver.class, GivenBack.class))
                .reduce((first, last) -> last);
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
