package io.tierline.cases;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases that repeat earlier ones: the same customer and the same component again. */
@Component
public class Repeats {

    private final JdbcClient jdbc;

    Repeats(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The latest case of the same customer and component that opened before this one, and not longer ago.
     *
     * @param window none is found when it is zero
     */
    public Optional<String> earlier(Case file, Duration window) {
        if (file.component() == null || window.isZero()) {
            return Optional.empty();
        }
        return jdbc.sql(
                        """
                        select case_key from case_file
                        where customer = :customer and component = :component and state <> 'withdrawn'
                          and case_key <> :key
                          and opened_at >= :from and (opened_at, case_key) < (:opened, :key)
                        order by opened_at desc, case_key desc limit 1""")
                .param("customer", file.customer())
                .param("component", file.component())
                .param("from", file.openedAt().minus(window).atOffset(ZoneOffset.UTC))
                .param("opened", file.openedAt().atOffset(ZoneOffset.UTC))
                .param("key", file.caseKey())
                .query(String.class)
                .optional();
    }

    /** All cases that it has to do with, also those that repeat it: of that only the later one's ledger tells. */
    public List<RelatedCase> links(Case file) {
        List<RelatedCase> all = new ArrayList<>(file.links());
        jdbc
                .sql(
                        """
                        select distinct case_key from case_event
                        where type = 'linked' and facts ->> 'case' = ? and facts ->> 'as' = 'repeat' order by case_key""")
                .param(file.caseKey())
                .query(String.class)
                .list()
                .stream()
                .filter(later -> all.stream().noneMatch(link -> link.caseKey().equals(later)))
                .forEach(later -> all.add(new RelatedCase(later, RelatedCase.REPEAT, false)));
        return List.copyOf(all);
    }
}
