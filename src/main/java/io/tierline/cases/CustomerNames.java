package io.tierline.cases;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the customers of cases are called. */
@Repository
public class CustomerNames {

    private final JdbcClient jdbc;

    CustomerNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the case's key: the name as the ticket had it; once it is erased, or where there was none, the customer's id. */
    public Map<String, String> of(Collection<String> caseKeys) {
        Map<String, String> names = new LinkedHashMap<>();
        if (!caseKeys.isEmpty()) {
            jdbc.sql(
                            """
                            select c.case_key, coalesce(t.content ->> 'customerName', c.customer) as name from case_file c
                            left join case_text t on t.case_key = c.case_key and t.seq = 1
                            where c.case_key in (:keys)""")
                    .param("keys", caseKeys)
                    .query(row -> {
                        names.put(row.getString("case_key"), row.getString("name"));
                    });
        }
        return names;
    }
}
