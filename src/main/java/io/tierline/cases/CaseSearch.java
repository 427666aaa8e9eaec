package io.tierline.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * One search field over all cases: keys, ids in other systems, and words of all that was said and of who said it, newest
 * case first. A word of three letters and more may be a beginning. Where no case has all the words, and one of them stands nowhere, names that are
 * spelled much like it are taken for it.
 */
@Repository
public class CaseSearch {

    /** So many texts with a word are looked through for the other words. */
    private static final int MENTIONS = 300;

    /** A shorter word is like too many others. */
    private static final int LEAST_LETTERS = 4;

    private static final String BY_ID =
            """
            select case_key from case_file where case_key like :key
            union select case_key from case_file where lower(external_id) like :ref
            union select case_key from case_reference where lower(ref) like :ref
            union select case_key from case_file where customer = :text
            order by case_key desc limit :most""";

    private static final String BY_WORDS =
            """
            select case_key, seq from case_text where said_words(content) @@ to_tsquery('simple', :words)
            order by case_key desc limit :most""";

    private static final String BY_LIKENESS = "select case_key, 1 from cases_named_like(:word, :most)";

    private static final String SAID_IN_ALL =
            """
            select k from unnest(:keys::text[]) k
            where (select count(*) from unnest(:queries::text[]) q where exists (
                select from case_text t where t.case_key = k and said_words(t.content) @@ to_tsquery('simple', q))) = :words
            order by k desc""";

    private static final String ROWS =
            """
            select c.case_key, t.content ->> 'title' as title, t.content ->> 'customerName' as customer_name, c.state, c.tier,
                c.owner, c.priority, c.next_deadline, c.updated_at,
                case when m.seq > 1 then ts_headline('simple', coalesce(m.content ->> 'text', m.content ->> 'note',
                    m.content ->> 'customerMessage', m.content ->> 'rootCause'), to_tsquery('simple', :words),
                    'StartSel="", StopSel="", MaxWords=24, MinWords=10') end as excerpt
            from unnest(:keys::text[], :seqs::int[]) with ordinality k(case_key, seq, place)
            join case_file c using (case_key)
            left join case_text t on t.case_key = c.case_key and t.seq = 1
            left join case_text m on m.case_key = c.case_key and m.seq = k.seq
            order by k.place""";

    private final JdbcClient jdbc;

    CaseSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param cases at most as many as were asked for
     * @param similar whether names were taken for what was typed, because nothing has it
     */
    public record Found(List<ListedCase> cases, boolean similar) {}

    /** @param typed by a person; nothing is found where it holds neither letter nor digit */
    public Found find(String typed, int most) {
        TypedWords asked = new TypedWords(typed);
        if (asked.words().isEmpty()) {
            return new Found(List.of(), false);
        }
        // By case, in order: which of its texts has what was asked for.
        Map<String, Integer> found = new LinkedHashMap<>();
        byId(asked, typed.strip(), most).forEach(key -> found.put(key, 1));
        boolean similar = false;
        if (!asked.isKey() && (found.isEmpty() || !asked.isNumber())) {
            mentions(BY_WORDS, "words", asked.together(), MENTIONS).forEach(found::putIfAbsent);
            similar = found.size() < most && addFurther(asked.words(), found);
        }
        return new Found(rows(found, asked, most), similar);
    }

    /** @return whether names were taken for what was typed */
    private boolean addFurther(List<String> words, Map<String, Integer> found) {
        Map<String, Map<String, Integer>> byWord = new LinkedHashMap<>();
        words.forEach(word -> byWord.put(word, mentions(BY_WORDS, "words", TypedWords.beginning(word), MENTIONS)));
        if (byWord.values().stream().noneMatch(Map::isEmpty)) {
            inSeveralTexts(byWord, words).forEach(key -> found.putIfAbsent(key, 1));
            return false;
        }
        if (found.isEmpty()) {
            similar(byWord).forEach(key -> found.put(key, 1));
            return !found.isEmpty();
        }
        return false;
    }

    private List<String> byId(TypedWords asked, String text, int most) {
        return jdbc.sql(BY_ID)
                .param("key", asked.keyPattern())
                .param("ref", asked.reference())
                .param("text", text)
                .param("most", most)
                .query(String.class)
                .list();
    }

    private Map<String, Integer> mentions(String sql, String name, String value, int most) {
        Map<String, Integer> found = new LinkedHashMap<>();
        jdbc.sql(sql).param(name, value).param("most", most).query(row -> {
            // The ticket itself says more of a case than what was said later.
            found.merge(row.getString(1), row.getInt(2), Math::min);
        });
        return found;
    }

    /** Each word stands in another text of the case, such as the customer's name and what they wrote. */
    private List<String> inSeveralTexts(Map<String, Map<String, Integer>> byWord, List<String> words) {
        Set<String> rarest = byWord.values().stream()
                .map(Map::keySet)
                .min(Comparator.comparingInt(Set::size))
                .orElseThrow();
        return words.size() == 1 ? List.of() : having(rarest, words);
    }

    private List<String> having(Set<String> keys, List<String> words) {
        return jdbc.sql(SAID_IN_ALL)
                .param("keys", keys.toArray(String[]::new))
                .param("queries", words.stream().map(TypedWords::beginning).toArray(String[]::new))
                .param("words", words.size())
                .query(String.class)
                .list();
    }

    /** What is known of the words has to be there as it is; for each of the others a name that is spelled much like it. */
    private List<String> similar(Map<String, Map<String, Integer>> byWord) {
        List<String> known = new ArrayList<>();
        Set<String> keys = null;
        for (Map.Entry<String, Map<String, Integer>> word : byWord.entrySet()) {
            if (!word.getValue().isEmpty()) {
                known.add(word.getKey());
                continue;
            }
            if (word.getKey().length() < LEAST_LETTERS) {
                return List.of();
            }
            Set<String> like =
                    mentions(BY_LIKENESS, "word", word.getKey(), MENTIONS).keySet();
            keys = keys == null
                    ? like
                    : keys.stream().filter(like::contains).collect(Collectors.toCollection(LinkedHashSet::new));
        }
        if (keys == null || keys.isEmpty()) {
            return List.of();
        }
        return known.isEmpty() ? keys.stream().sorted(Comparator.reverseOrder()).toList() : having(keys, known);
    }

    private List<ListedCase> rows(Map<String, Integer> found, TypedWords asked, int most) {
        if (found.isEmpty()) {
            return List.of();
        }
        List<Map.Entry<String, Integer>> shown =
                found.entrySet().stream().limit(most).toList();
        return jdbc.sql(ROWS)
                .param("keys", shown.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .param("seqs", shown.stream().map(Map.Entry::getValue).toArray(Integer[]::new))
                .param("words", asked.together())
                .query(ListedCase::read)
                .list();
    }
}
