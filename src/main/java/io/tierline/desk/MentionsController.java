package io.tierline.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Hidden;
import io.tierline.oncall.CaseReaders;
import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whom a note can call on: the people who may see cases, and the teams that they are in. */
@Hidden
@RestController
class MentionsController {

    private final People people;
    private final CaseReaders readers;

    MentionsController(People people, CaseReaders readers) {
        this.people = people;
        this.readers = readers;
    }

    /**
     * @param name what is written behind the @
     * @param title a person's name; null for a team
     * @param members of a team, how many; null for a person
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Mentionable(String name, String title, Long members) {}

    /** People first, each by name. */
    @GetMapping("/desk/api/mentionable")
    List<Mentionable> all() {
        List<Person> all = people.all().stream().filter(readers::includes).toList();
        Map<String, Long> teams = all.stream()
                .flatMap(person -> person.groups().stream())
                .map(Person.Membership::group)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return Stream.concat(
                        all.stream().map(person -> new Mentionable(person.id(), person.name(), null)),
                        teams.entrySet().stream().map(team -> new Mentionable(team.getKey(), null, team.getValue())))
                .toList();
    }
}
