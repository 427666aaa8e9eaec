package io.tierline.matrix;

import io.tierline.matrix.Person.Membership;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The people of the desk and their groups. */
@Repository
public class People {

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The person, active or not. */
    public Optional<Person> find(String id) {
        return jdbc.sql("select * from person where id = ?")
                .param(id)
                .query(this::person)
                .optional();
    }

    /** The person with that mail address, in whatever letters; who is active comes first. */
    public Optional<Person> byMail(String address) {
        return jdbc.sql("select * from person where lower(email) = lower(?) order by active desc, id limit 1")
                .param(address)
                .query(this::person)
                .optional();
    }

    /** The active members of a group: those who do not lead it first, then its leads, each by id. */
    public List<Person> inGroup(String group) {
        return jdbc.sql(
                        """
                        select person.* from person join person_group on person_id = person.id
                        where group_id = ? and active order by lead, person.id""")
                .param(group)
                .query(this::person)
                .list();
    }

    /** Adds the person, or replaces what is known of them, groups included. */
    @Transactional
    public void save(Person person) {
        jdbc.sql(
                        """
                        insert into person (id, name, email, active) values (?, ?, ?, ?)
                        on conflict (id) do update set name = excluded.name, email = excluded.email, active = excluded.active""")
                .params(person.id(), person.name(), person.email(), person.active())
                .update();
        jdbc.sql("delete from person_group where person_id = ?")
                .param(person.id())
                .update();
        for (Membership membership : person.groups()) {
            jdbc.sql("insert into person_group (person_id, group_id, lead) values (?, ?, ?)")
                    .params(person.id(), membership.group(), membership.lead())
                    .update();
        }
    }

    private Person person(ResultSet row, int i) throws SQLException {
        String id = row.getString("id");
        return new Person(id, row.getString("name"), row.getString("email"), groups(id), row.getBoolean("active"));
    }

    private List<Membership> groups(String id) {
        return jdbc.sql("select group_id, lead from person_group where person_id = ? order by group_id")
                .param(id)
                .query((row, i) -> new Membership(row.getString("group_id"), row.getBoolean("lead")))
                .list();
    }
}
