package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.calendar.Interval;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseLooks;
import io.tierline.cases.CaseSearch;
import io.tierline.cases.ListedCase;
import io.tierline.cases.NewEvent;
import io.tierline.cases.Reference;
import io.tierline.cases.References;
import io.tierline.cases.Ticket;
import io.tierline.cases.WorkLists;
import io.tierline.cases.WorkLists.Kind;
import io.tierline.cases.WorkLists.Reader;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.oncall.Absence;
import io.tierline.oncall.Absences;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases are found by whatever a person knows of them, and the lists that people work by hold what is theirs to do. */
class FindingTest extends TierlineTest {

    private static final Reader TINA = new Reader("tina", List.of("tier1"), false);

    @Autowired
    private CaseSearch search;

    @Autowired
    private WorkLists lists;

    @Autowired
    private CaseLooks looks;

    @Autowired
    private References references;

    @Autowired
    private Absences absences;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void a_case_is_found_by_key_number_title_customer_reporter_address_and_ids_elsewhere() {
        String key = desk.receive(ticket("Northwind Group", "Gerda Grün", "gerda@northwind.example"));
        String other = desk.receive(ticket("Acme Corp", "Hanna Ops", "hanna@acme.example"));
        transaction.executeWithoutResult(any -> references.add(key, new Reference("jira", "SYNC-4410", null)));

        String number = String.valueOf(Integer.parseInt(key.substring(9)));
        for (String typed : List.of(
                key,
                key.toLowerCase(),
                number,
                "northw",
                "Gerda Grün",
                "gerda@northwind",
                "sync-44",
                "stopped northwind")) {
            assertThat(keys(typed)).as(typed).containsExactly(key);
        }
        assertThat(keys("data stopp")).as("newest first").containsExactly(other, key);
        assertThat(keys("  ")).isEmpty();
        assertThat(keys("%_\\ ' & !")).isEmpty();
        assertThat(keys("warehouse")).isEmpty();
    }

    @Test
    void a_case_is_found_by_what_was_said_also_where_the_words_stand_in_several_texts() {
        String key = desk.receive(ticket("Northwind Group", "Gerda", "gerda@northwind.example"));
        desk.receive(ticket("Acme Corp", "Hanna", "hanna@acme.example"));
        customerWrites(key, "Since today nobody can log in to the cockpit.");

        assertThat(keys("cockpit")).containsExactly(key);
        assertThat(keys("northwind cockpit")).containsExactly(key);
        assertThat(keys("acme cockpit")).isEmpty();
        ListedCase found = search.find("cockpit", 20).cases().get(0);
        assertThat(found.excerpt()).contains("log in to the cockpit");
        assertThat(found.customerName()).isEqualTo("Northwind Group");
    }

    @Test
    void a_slip_finds_names_that_are_spelled_much_like_it_and_says_so() {
        String key = desk.receive(ticket("Northwind Group", "Gerda", "gerda@northwind.example"));
        desk.receive(ticket("Acme Corp", "Hanna", "hanna@acme.example"));

        assertThat(keys("nortwind")).containsExactly(key);
        assertThat(keys("norhtwind stopped")).containsExactly(key);
        assertThat(search.find("nortwind", 20).similar()).isTrue();
        assertThat(search.find("northwind", 20).similar()).isFalse();
        assertThat(keys("nortwind cockpit"))
                .as("a word that is known has to be there")
                .isEmpty();
    }

    @Test
    void what_was_erased_is_found_no_more() {
        String key = desk.receive(ticket("Northwind Group", "Gerda", "gerda@northwind.example"));
        jdbc.sql("update case_text set content = '{}' where case_key = ?")
                .param(key)
                .update();
        assertThat(keys("northwind")).isEmpty();
        assertThat(keys("nortwind")).isEmpty();
        assertThat(keys(key)).containsExactly(key);
    }

    @Test
    void the_lists_hold_what_is_theirs_to_do_also_while_it_waits_for_the_customer() {
        String free = desk.receive(Journeys.harmless());
        String mine = desk.receive(Journeys.harmless());
        desk.claims("tina", mine, "work-on-case");
        String asked = Journeys.waiting(desk);
        String elsewhere = Journeys.atTier2(desk);

        assertThat(keys(Kind.MINE, TINA)).containsExactlyInAnyOrder(mine, asked);
        assertThat(keys(Kind.TEAM, TINA)).containsExactlyInAnyOrder(free, mine);
        assertThat(keys(Kind.UNOWNED, TINA)).containsExactly(free);
        assertThat(keys(Kind.WAITING, TINA)).containsExactly(asked);
        assertThat(keys(Kind.REPLIED, TINA)).isEmpty();
        assertThat(keys(Kind.UNOWNED, new Reader("mona", List.of("manager"), true)))
                .containsExactlyInAnyOrder(free, elsewhere);

        customerWrites(mine, "Now it is worse.");
        customerWrites(free, "Is somebody there?");
        assertThat(keys(Kind.REPLIED, TINA)).containsExactlyInAnyOrder(mine, free);
        looks.looked(mine, "tina", desk.ledger(mine).size());
        assertThat(keys(Kind.REPLIED, TINA)).containsExactly(free);
        assertThat(lists.counts(TINA))
                .isEqualTo(Map.of(Kind.MINE, 2L, Kind.TEAM, 2L, Kind.UNOWNED, 1L, Kind.WAITING, 1L, Kind.REPLIED, 1L));
    }

    @Test
    void after_the_customers_reply_the_case_is_again_with_who_asked() {
        String key = Journeys.waiting(desk);
        customerWrites(key, "Since Monday.");

        assertThat(desk.caseFile(key).owner()).isEqualTo("tina");
        assertThat(desk.task(key, "work-on-case").getAssignee()).isEqualTo("tina");
        assertThat(desk.caseFile(key).assignment().acknowledgedAt()).isNotNull();
    }

    @Test
    void who_asked_and_is_away_does_not_get_it_back() {
        String key = Journeys.waiting(desk);
        absences.put(
                "tina",
                List.of(new Absence(
                        new Interval(clock.instant(), clock.instant().plus(Duration.ofDays(7))), "holidays")));
        customerWrites(key, "Since Monday.");

        assertThat(desk.caseFile(key).owner()).isNull();
        assertThat(desk.task(key, "work-on-case").getAssignee()).isNull();
    }

    /** With as many cases as make a difference; docs/performance.md has the figures of 200,000. */
    @Test
    void the_questions_are_served_by_indexes() {
        transaction.executeWithoutResult(any -> {
            generate(5_000);
            assertThat(plan("select case_key from case_text where said_words(content) @@ to_tsquery('simple', 'w77:*')"
                            + " order by case_key desc limit 300"))
                    .contains("case_text_words");
            // Of 5,000 names it may as well read all: the question is whether the index serves.
            jdbc.sql("alter table case_text drop constraint case_text_pkey").update();
            jdbc.sql("set local enable_seqscan = off").update();
            assertThat(plan("select case_key from case_text where seq = 1 and 'kundde77' <% case_names(content)"))
                    .contains("case_text_names");
            assertThat(plan("select case_key from case_reference where lower(ref) like 't-77%'"))
                    .contains("case_reference_starts");
            any.setRollbackOnly();
        });
    }

    private void generate(int cases) {
        jdbc.sql(
                        """
                        insert into case_file (case_key, source, external_id, opened_at, state, priority, category, customer,
                            owner, updated_at)
                        select 'ESC-2025-' || lpad(i::text, 6, '0'), 'zendesk', 'T-' || i, now(), 'open', 'P3', 'other', 'c',
                            'p' || i, now()
                        from generate_series(1, :cases) i""")
                .param("cases", cases)
                .update();
        jdbc.sql(
                        """
                        insert into case_event (case_key, seq, type, happened_at, learned_at, actor, facts)
                        select case_key, s, 'customer-replied', now(), now(), 'customer', '{}'
                        from case_file, generate_series(1, 3) s where case_key like 'ESC-2025-%'""")
                .update();
        jdbc.sql(
                        """
                        insert into case_text (case_key, seq, content)
                        select case_key, seq, jsonb_build_object('title', 'w' || external_id,
                            'customerName', 'Kunde' || substr(external_id, 3), 'text', 'Word w' || substr(external_id, 3))
                        from case_event join case_file using (case_key) where case_key like 'ESC-2025-%'""")
                .update();
        jdbc.sql(
                        """
                        insert into case_reference (case_key, system, ref, added_at)
                        select case_key, source, external_id, now() from case_file where case_key like 'ESC-2025-%'""")
                .update();
        List.of("case_file", "case_text", "case_reference")
                .forEach(table -> jdbc.sql("analyze " + table).update());
    }

    private String plan(String sql) {
        return String.join("\n", jdbc.sql("explain " + sql).query(String.class).list());
    }

    private List<String> keys(String typed) {
        return search.find(typed, 20).cases().stream().map(ListedCase::key).toList();
    }

    private List<String> keys(Kind kind, Reader reader) {
        return lists.find(kind, reader, 200).stream().map(ListedCase::key).toList();
    }

    private void customerWrites(String key, String text) {
        desk.happens(key, NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER).withText(EventText.TEXT, text));
        desk.settle();
    }

    private static Ticket ticket(String customer, String reporter, String address) {
        Ticket usual = Journeys.harmless();
        return new Ticket(
                usual.title(),
                usual.description(),
                usual.category(),
                usual.priority(),
                usual.impact(),
                usual.affectedUsers(),
                null,
                null,
                customer.toLowerCase().replace(' ', '-'),
                customer,
                usual.plan(),
                reporter,
                address,
                Map.of());
    }
}
