package io.tierline.cases;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the cases that are worth a look because they are much like another one. */
@Component
public class SimilarCases {

    private final JdbcClient jdbc;

    SimilarCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param sameCustomer else of another customer, and solved */
    public record Similar(String caseKey, boolean sameCustomer) {}

    /**
     * Those of the same customer, by component or category, then what was solved for others in the same category, with the
     * same component first. Newest first of each.
     */
    public List<Similar> of(Case file, int most) {
        return jdbc.sql(
                        """
                        select case_key, near = 1 as same_customer from (
                            (select case_key, opened_at, 1 as near from case_file
                             where customer = :customer and case_key <> :key and state <> 'withdrawn'
                               and (component = :component::text or category = :category)
                             order by opened_at desc limit :most)
                            union all
                            (select case_key, opened_at, case when component = :component::text then 2 else 3 end
                             from case_file
                             where category = :category and customer is distinct from :customer and case_key <> :key
                               and state in ('resolved', 'closed')
                             order by opened_at desc, case_key desc limit :most)) found
                        order by near, opened_at desc, case_key desc limit :most""")
                .param("customer", file.customer())
                .param("key", file.caseKey())
                .param("component", file.component())
                .param("category", file.category())
                .param("most", most)
                .query(Similar.class)
                .list();
    }
}
