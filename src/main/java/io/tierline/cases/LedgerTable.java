package io.tierline.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierline.cases.OpenLedger.Appended;
import io.tierline.cases.events.EventJson;
import io.tierline.cases.events.EventTexts;
import io.tierline.cases.events.IntakeEvents.TicketReceived;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the ledger. */
@Repository
class LedgerTable {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    LedgerTable(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    long nextNumber() {
        return jdbc.sql("select nextval('case_number')").query(Long.class).single();
    }

    Optional<String> keyOf(String source, String externalId) {
        return jdbc.sql("select case_key from case_file where source = ? and external_id = ?")
                .params(source, externalId)
                .query(String.class)
                .optional();
    }

    /** @return false when the ticket has a case already */
    boolean insertCase(String key, Instant openedAt, TicketReceived ticket) {
        return jdbc.sql(
                                """
                        insert into case_file
                            (case_key, source, external_id, opened_at, state, priority, category, customer, updated_at)
                        values (?, ?, ?, ?, 'open', ?, ?, ?, ?)
                        on conflict (source, external_id) do nothing""")
                        .params(
                                key,
                                ticket.source(),
                                ticket.externalId(),
                                utc(openedAt),
                                ticket.priority(),
                                ticket.category(),
                                ticket.customer(),
                                utc(openedAt))
                        .update()
                == 1;
    }

    /** @return the case's version, which no other transaction changes from now on */
    long lock(String caseKey) {
        return jdbc.sql("select version from case_file where case_key = ? for update")
                .param(caseKey)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new CaseNotFoundException(caseKey));
    }

    /** Empty where there is no such case. */
    Optional<Long> version(String caseKey) {
        return jdbc.sql("select version from case_file where case_key = ?")
                .param(caseKey)
                .query(Long.class)
                .optional();
    }

    /** Locks the case unless it goes on in another one. @return its version; empty where it was not locked */
    Optional<Long> lockUnlessItGoesOn(String caseKey) {
        return jdbc.sql("select version from case_file where case_key = ? and goes_on_in is null for update")
                .param(caseKey)
                .query(Long.class)
                .optional();
    }

    /** The case in which it goes on; empty for none, and for a case that there is not. */
    Optional<String> goesOnIn(String caseKey) {
        return jdbc.sql("select goes_on_in from case_file where case_key = ? and goes_on_in is not null")
                .param(caseKey)
                .query(String.class)
                .optional();
    }

    /** The ledger with the version that it is of; empty where there is no such case. */
    KnownLedgers.Read read(String caseKey) {
        long[] version = {0};
        Map<String, CaseEvent> once = new HashMap<>();
        List<CaseEvent> events = jdbc.sql(
                        """
                        select e.*, c.version from case_event e join case_file c using (case_key)
                        where case_key = ? order by seq""")
                .param(caseKey)
                .query((row, i) -> {
                    version[0] = row.getLong("version");
                    CaseEvent event = event(row, i);
                    String key = row.getString("dedup_key");
                    if (key != null) {
                        once.put(key, event);
                    }
                    return event;
                })
                .list();
        return new KnownLedgers.Read(version[0], events, once);
    }

    Optional<Integer> lastSeq(String caseKey) {
        return jdbc.sql("select seq from case_event where case_key = ? order by seq desc limit 1")
                .param(caseKey)
                .query(Integer.class)
                .optional();
    }

    Map<String, Integer> lastSeqs(Collection<String> caseKeys) {
        Map<String, Integer> last = new HashMap<>();
        jdbc.sql("select case_key, max(seq) from case_event where case_key = any(?) group by case_key")
                .param(caseKeys.toArray(String[]::new))
                .query(row -> {
                    last.put(row.getString(1), row.getInt(2));
                });
        return last;
    }

    Optional<CaseEvent> findOnce(String caseKey, String dedupKey) {
        return jdbc.sql("select * from case_event where case_key = ? and dedup_key = ?")
                .params(caseKey, dedupKey)
                .query(this::event)
                .optional();
    }

    private static String[] array(List<Appended> appended, Function<Appended, String> column) {
        return appended.stream().map(column).toArray(String[]::new);
    }

    /**
     * Writes all that a transaction appended to a ledger, with the words, and what is folded from the ledger, by one statement.
     *
     * @param next null to leave the deadline as it is
     * @return the case's new version: the number of this transaction
     */
    long write(Case file, List<Appended> appended, Deadline next) {
        List<Appended> said =
                appended.stream().filter(one -> !one.texts().isEmpty()).toList();
        return jdbc.sql(
                        """
                with event as (
                    insert into case_event
                    select :case, seq, type, happened_at::timestamptz, learned_at::timestamptz, actor, facts::jsonb, dedup_key
                    from unnest(:seq::int[], :type::text[], :happened::text[], :learned::text[], :actor::text[],
                        :facts::text[], :once::text[])
                        as t(seq, type, happened_at, learned_at, actor, facts, dedup_key)
                ), words as (
                    insert into case_text
                    select :case, seq, content::jsonb from unnest(:said::int[], :words::text[]) as t(seq, content)
                )
                update case_file set version = pg_current_xact_id()::text::bigint, state = :state, tier = :tier, team = :team,
                    owner = :owner, priority = :priority, category = :category, customer = :customer, breached = :breached,
                    hops = :hops, handed_back = :handedBack, manager_awaited = :awaited, held = :held,
                    updated_at = :updated, closed_at = :closed, goes_on_in = :goesOnIn, problem = :problem,
                    component = :component, nobody_reachable = :nobody, acknowledged_late = :late, unanswered = :unanswered,
                    customer_said = :customerSaid, customer_value = :value,
                    next_deadline = case when :keep then next_deadline else :due::timestamptz end,
                    next_deadline_clock = case when :keep then next_deadline_clock else :clock::text end,
                    target_due = case when :keep then target_due else :target::timestamptz end,
                    promise_due = case when :keep then promise_due else :promise::timestamptz end,
                    at_risk_from = case when :keep then at_risk_from else :atRisk::timestamptz end
                where case_key = :case
                returning version""")
                .param("case", file.caseKey())
                .param("seq", array(appended, one -> String.valueOf(one.event().seq())))
                .param("type", array(appended, one -> one.event().type()))
                .param(
                        "happened",
                        array(appended, one -> one.event().happenedAt().toString()))
                .param("learned", array(appended, one -> one.event().learnedAt().toString()))
                .param("actor", array(appended, one -> one.event().actor()))
                .param("facts", array(appended, Appended::facts))
                .param("once", array(appended, Appended::dedupKey))
                .param("said", array(said, one -> String.valueOf(one.event().seq())))
                .param("words", array(said, one -> write(one.texts().byName())))
                .param("state", file.state().code())
                .param("tier", file.tier())
                .param("team", file.team())
                .param("owner", file.owner())
                .param("priority", file.priority())
                .param("category", file.category())
                .param("customer", file.customer())
                .param("breached", file.breached())
                .param("hops", file.assignments().size())
                .param("handedBack", file.handedBack())
                .param("awaited", file.oversight().awaited())
                .param("held", file.held())
                .param("updated", utc(file.updatedAt()))
                .param("closed", utc(file.closedAt()))
                .param("goesOnIn", file.goesOnIn())
                .param("problem", file.problem())
                .param("component", file.component())
                .param("nobody", file.signs().nobodyReachable())
                .param("late", file.signs().acknowledgedLate())
                .param("unanswered", file.signs().unanswered())
                .param("customerSaid", file.signs().customerSaid())
                .param("value", file.customerValue())
                .param("keep", next == null)
                .param("due", next == null ? null : utc(next.due()))
                .param("clock", next == null ? null : next.clock())
                .param("target", next == null ? null : utc(next.target()))
                .param("promise", next == null ? null : utc(next.promise()))
                .param("atRisk", next == null ? null : utc(next.atRiskFrom()))
                .query(Long.class)
                .single();
    }

    CaseTexts texts(String caseKey) {
        Map<Integer, EventTexts> all = new HashMap<>();
        jdbc.sql("select seq, content from case_text where case_key = ?")
                .param(caseKey)
                .query((row, i) -> all.put(row.getInt("seq"), texts(row)))
                .list();
        return new CaseTexts(all);
    }

    EventTexts textsOf(String caseKey, int seq) {
        return jdbc.sql("select content from case_text where case_key = ? and seq = ?")
                .params(caseKey, seq)
                .query((row, i) -> texts(row))
                .optional()
                .orElse(EventTexts.NONE);
    }

    private EventTexts texts(ResultSet row) throws SQLException {
        return new EventTexts(parse(row.getString("content"), TEXTS));
    }

    private CaseEvent event(ResultSet row, int i) throws SQLException {
        EventJson.Read read = EventJson.read(row.getString("type"), row.getString("facts"));
        return new CaseEvent(
                row.getString("case_key"),
                row.getInt("seq"),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getObject("learned_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                read.facts(),
                read.provenance());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("An event's facts must be plain JSON: " + value, e);
        }
    }

    private <T> T parse(String content, TypeReference<T> type) {
        try {
            return json.readValue(content, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not the JSON that Tierline wrote: " + content, e);
        }
    }
}
