package io.tierline.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TestDatabase;
import io.tierline.oncall.Person.Membership;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeopleTest {

    private final People people = new People(TestDatabase.fresh().jdbc());

    @BeforeEach
    void people() {
        people.save(lead("anna", "tier2"));
        people.save(Person.of("theo", "Theo", "theo@example.com", "tier2", "tier1"));
        people.save(Person.of("tina", "Tina", "tina@example.com", "tier2"));
        people.save(new Person("abel", "Abel", null, List.of(new Membership("tier2", false)), false));
    }

    @Test
    void aGroupIsItsActiveMembersThenItsLeads() {
        assertThat(people.inGroup("tier2")).extracting(Person::id).containsExactly("theo", "tina", "anna");
    }

    @Test
    void aPersonIsFoundWithGroupsAlsoWhenTheyHaveLeft() {
        assertThat(people.find("abel")).get().returns(false, Person::active);
        assertThat(people.find("theo").orElseThrow().isIn("tier1")).isTrue();
        assertThat(people.find("nobody")).isEmpty();
    }

    @Test
    void savingReplacesTheGroups() {
        people.save(Person.of("theo", "Theodor", "theo@example.com", "engineering"));

        assertThat(people.find("theo")).contains(Person.of("theo", "Theodor", "theo@example.com", "engineering"));
        assertThat(people.inGroup("tier2")).extracting(Person::id).containsExactly("tina", "anna");
    }

    private static Person lead(String id, String group) {
        return new Person(id, id, id + "@example.com", List.of(new Membership(group, true)), true);
    }
}
