package io.tierline.connectors.slack;

import io.tierline.notifications.DeliveryFailedException;
import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who of Slack's users is who of ours: the one with the same mail address. */
class SlackPeople {

    private static final int MOST_REMEMBERED = 5_000;

    private final SlackClient slack;
    private final People people;

    /** By Slack's id. Whether the person still works here is looked up each time. */
    private final Map<String, String> mails = new ConcurrentHashMap<>();

    SlackPeople(SlackClient slack, People people) {
        this.slack = slack;
        this.people = people;
    }

    /** The active person of ours; empty for a stranger. */
    Optional<Person> who(String user) throws DeliveryFailedException {
        String mail = mails.get(user);
        if (mail == null) {
            mail = slack.mailOf(user).orElse(null);
            if (mail == null) {
                return Optional.empty();
            }
            if (mails.size() >= MOST_REMEMBERED) {
                mails.clear();
            }
            mails.put(user, mail);
        }
        return people.byMail(mail).filter(Person::active);
    }

    /** How Slack mentions a person of ours: by the member id that we have, by mail address, or in the end by name. */
    String mention(String person) throws DeliveryFailedException {
        Optional<Person> found = people.find(person);
        Optional<String> member =
                found.map(known -> known.contacts().slack()).filter(id -> id.matches("[UW][A-Z0-9]+"));
        if (member.isPresent()) {
            return "<@" + member.get() + ">";
        }
        Optional<String> mail = found.map(Person::email).filter(address -> !address.isBlank());
        if (mail.isPresent()) {
            Optional<String> user = slack.userOf(mail.get());
            if (user.isPresent()) {
                return "<@" + user.get() + ">";
            }
        }
        return CaseCard.escaped(found.map(Person::name).orElse(person));
    }
}
