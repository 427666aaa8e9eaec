package io.tierline.oncall;

import io.tierline.oncall.Person.Membership;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The people of the desk and their groups. */
@Repository
public class People {

    /** A person with their groups, in one row. */
    private static final String SELECT =
            """
            select person.*,
                array(select group_id from person_group where person_id = id order by group_id) as group_ids,
                array(select lead from person_group where person_id = id order by group_id) as leads
            from person
            """;

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The person, active or not. */
    public Optional<Person> find(String id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(People::person).optional();
    }

    /** All people, active or not, by id. */
    public List<Person> all() {
        return jdbc.sql(SELECT + "order by id").query(People::person).list();
    }

    /** The person with that mail address, in whatever letters; who is active comes first. */
    public Optional<Person> byMail(String address) {
        return jdbc.sql(SELECT + "where lower(email) = lower(?) order by active desc, id limit 1")
                .param(address)
                .query(People::person)
                .optional();
    }

    /** The active members of a group: those who do not lead it first, then its leads, each by id. */
    public List<Person> inGroup(String group) {
        return jdbc.sql(SELECT + "join person_group on person_id = id where group_id = ? and active order by lead, id")
                .param(group)
                .query(People::person)
                .list();
    }

    /** Adds the person, or replaces what is known of them, groups included. */
    @Transactional
    public void save(Person person) {
        jdbc.sql(
                        """
                        insert into person (id, name, email, slack, teams, phone, zone, calendar, week, active)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
                        on conflict (id) do update set name = excluded.name, email = excluded.email,
                            slack = excluded.slack, teams = excluded.teams, phone = excluded.phone,
                            zone = excluded.zone, calendar = excluded.calendar, week = excluded.week,
                            active = excluded.active""")
                .params(Arrays.asList(
                        person.id(),
                        person.name(),
                        person.contacts().email(),
                        person.contacts().slack(),
                        person.contacts().teams(),
                        person.contacts().phone(),
                        person.hours().zone().getId(),
                        person.hours().calendar(),
                        HoursColumns.week(person.hours()),
                        person.active()))
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

    /** Puts a person into a group, without leading it. An unknown id changes nothing, nor does a member. */
    public void join(String id, String group) {
        jdbc.sql(
                        """
                        insert into person_group (person_id, group_id) select id, ? from person where id = ?
                        on conflict do nothing""")
                .params(group, id)
                .update();
    }

    /** Takes a person out of a group. */
    public void part(String id, String group) {
        jdbc.sql("delete from person_group where person_id = ? and group_id = ?")
                .params(id, group)
                .update();
    }

    /** Their account is gone: they are not active any more. */
    public void leave(String id) {
        jdbc.sql("update person set active = false where id = ? and active")
                .param(id)
                .update();
    }

    /** The group is gone: no one is in it any more. */
    public void dissolve(String group) {
        jdbc.sql("delete from person_group where group_id = ?").param(group).update();
    }

    private static Person person(ResultSet row, int i) throws SQLException {
        String[] groups = (String[]) row.getArray("group_ids").getArray();
        Boolean[] leads = (Boolean[]) row.getArray("leads").getArray();
        return new Person(
                row.getString("id"),
                row.getString("name"),
                new Contacts(
                        row.getString("email"), row.getString("slack"), row.getString("teams"), row.getString("phone")),
                IntStream.range(0, groups.length)
                        .mapToObj(n -> new Membership(groups[n], leads[n]))
                        .toList(),
                HoursColumns.read(row),
                row.getBoolean("active"));
    }
}
