package io.tierline.security;

import io.tierline.oncall.Contacts;
import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import io.tierline.oncall.Person.Membership;
import io.tierline.oncall.PersonChanged;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * What managers, and others who are no administrators, may change of people. Who holds a role decides over others, so
 * who they are is changed by administrators alone: name, contacts, groups, and whether they are there. When they work and
 * when they are away is what managers plan with, and theirs to change.
 */
@Component
class ManagersRule {

    private final Accounts accounts;
    private final People people;

    ManagersRule(Accounts accounts, People people) {
        this.accounts = accounts;
        this.people = people;
    }

    /** @throws org.springframework.web.ErrorResponseException 403 when only an administrator may change this */
    void check(PersonChanged change) {
        Person after = change.after();
        Set<String> roles = new TreeSet<>(roles(after));
        if (change.before() != null) {
            roles.addAll(roles(change.before()));
        }
        // An account can have roles that no person was ever given, such as that of the first administrator.
        accounts.groupsOf(after.id()).stream()
                .filter(group -> !Groups.isTeam(group))
                .forEach(roles::add);
        if (!roles.isEmpty() && !isTheSamePerson(change)) {
            throw forbidden("Only an administrator changes the name, contacts, groups or state of " + after.id()
                    + ", who has or would get the groups " + String.join(", ", roles)
                    + ". Their working hours and absences you may change.");
        }
        if (change.before() == null || !change.before().contacts().equals(after.contacts())) {
            checkContacts(after);
        }
    }

    private static Set<String> roles(Person person) {
        return person.groups().stream()
                .map(Membership::group)
                .filter(group -> !Groups.isTeam(group))
                .collect(Collectors.toSet());
    }

    private static boolean isTheSamePerson(PersonChanged change) {
        Person before = change.before();
        Person after = change.after();
        return before != null
                && before.name().equals(after.name())
                && before.contacts().equals(after.contacts())
                && Set.copyOf(before.groups()).equals(Set.copyOf(after.groups()))
                && before.active() == after.active();
    }

    /** Mails and Slack messages are taken for those of the person who has the address. */
    private void checkContacts(Person person) {
        List<String> theirs = of(person.contacts());
        Set<String> holders = new TreeSet<>();
        Groups.ROLES.forEach(role -> holders.addAll(accounts.members(role)));
        people.all().stream()
                .filter(other ->
                        !other.id().equals(person.id()) && !roles(other).isEmpty())
                .filter(other -> of(other.contacts()).stream()
                        .anyMatch(one -> theirs.stream().anyMatch(one::equalsIgnoreCase)))
                .findFirst()
                .ifPresent(other -> {
                    throw forbidden("Only an administrator gives " + person.id() + " a contact that " + other.id()
                            + " has, who holds a role.");
                });
    }

    private static List<String> of(Contacts contacts) {
        return Stream.of(contacts.email(), contacts.slack(), contacts.teams())
                .filter(contact -> contact != null && !contact.isBlank())
                .toList();
    }

    private static RuntimeException forbidden(String detail) {
        return AccountsOfPeople.refusal(HttpStatus.FORBIDDEN, "forbidden", detail + " Nothing was done.");
    }
}
