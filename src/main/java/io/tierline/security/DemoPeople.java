package io.tierline.security;

import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import java.util.List;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The people of a trial: one for each role, all with the same password. */
@Component
class DemoPeople {

    static final String PASSWORD = "demo";

    static final List<Role> ALL = List.of(
            new Role("tina", "Tina", "Tran", "tier1"),
            new Role("theo", "Theo", "Thomas", "tier2"),
            new Role("erin", "Erin", "Eriksen", "engineering"),
            new Role("cleo", "Cleo", "Clarke", "customer-success"),
            new Role("bella", "Bella", "Bianchi", "billing"),
            new Role("leo", "Leo", "Leclerc", "legal"),
            new Role("pia", "Pia", "Petrov", "product"),
            new Role("mona", "Mona", "Moreau", Groups.MANAGER),
            new Role("olaf", "Olaf", "Olsen", Groups.PROCESS_OWNER),
            new Role("ada", "Ada", "Adler", Groups.ADMIN));

    private static final Logger LOG = LoggerFactory.getLogger(DemoPeople.class);

    private final Accounts accounts;
    private final People people;
    private final DemoRota rota;

    DemoPeople(Accounts accounts, People people, DemoRota rota) {
        this.accounts = accounts;
        this.people = people;
        this.rota = rota;
    }

    record Role(String id, String firstName, String lastName, String group) {

        String email() {
            return id + "@example.com";
        }

        Person person(boolean active) {
            boolean leads = Groups.MANAGER.equals(group);
            return new Person(
                    id, firstName + " " + lastName, email(), List.of(new Person.Membership(group, leads)), active);
        }
    }

    /** People who are there already stay as they are. */
    void come() {
        UserEntity first = null;
        for (Role role : ALL) {
            if (accounts.find(role.id()).isEmpty()) {
                UserEntity user = accounts.blank(role.id(), role.firstName(), role.lastName(), role.email());
                if (first == null) {
                    accounts.setAnyPassword(user, PASSWORD);
                    first = user;
                } else {
                    // Hashing is slow on purpose, and this password is no secret: it is hashed once.
                    user.setDbPassword(first.getPassword());
                    user.setSalt(first.getSalt());
                }
                accounts.save(user);
                accounts.join(role.id(), role.group());
            }
            if (people.find(role.id()).isEmpty()) {
                people.save(role.person(true));
            }
        }
        rota.come();
    }

    /** Those who still have the public password. */
    List<String> withKnownPassword() {
        return ALL.stream()
                .map(Role::id)
                .filter(id -> accounts.find(id)
                        .filter(user -> accounts.hasPassword(user, PASSWORD))
                        .isPresent())
                .toList();
    }

    /** The trial is over on a database that has seen it: these accounts are deleted. */
    void leave(List<String> ids) {
        for (Role role : ALL) {
            if (ids.contains(role.id())) {
                accounts.delete(role.id());
                people.find(role.id()).ifPresent(person -> people.save(role.person(false)));
                LOG.info("This is no trial any more: the demo user {} is gone.", role.id());
            }
        }
    }
}
