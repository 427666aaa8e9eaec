package io.tierline.desk;

import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Questions that people ask again and again, under names of their own. Each sees their own alone. */
@Repository
class SavedLists {

    /** As many as the table has places for. */
    static final int MOST = 20;

    private final JdbcClient jdbc;

    SavedLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param id its person's number for it
     * @param q what is asked
     */
    record SavedList(int id, String name, String q) {}

    List<SavedList> of(String person) {
        return jdbc.sql("select place as id, name, question as q from saved_list where person = ? order by lower(name)")
                .param(person)
                .query(SavedList.class)
                .list();
    }

    /**
     * Empty when there is no place left.
     *
     * @throws DuplicateKeyException when another list of theirs has the name, however it is spelled
     */
    Optional<SavedList> save(String person, String name, String q) {
        return jdbc.sql(
                        """
                        insert into saved_list (person, place, name, question)
                        select ?, free, ?, ? from generate_series(1, ?) free
                        where free not in (select place from saved_list where person = ?)
                        order by free limit 1
                        returning place as id, name, question as q""")
                .params(person, name, q, MOST, person)
                .query(SavedList.class)
                .optional();
    }

    /**
     * Whether there is one.
     *
     * @throws DuplicateKeyException when another list of theirs has the name
     */
    boolean rename(String person, int id, String name) {
        return jdbc.sql("update saved_list set name = ? where person = ? and place = ?")
                        .params(name, person, id)
                        .update()
                == 1;
    }

    boolean remove(String person, int id) {
        return jdbc.sql("delete from saved_list where person = ? and place = ?")
                        .params(person, id)
                        .update()
                == 1;
    }
}
