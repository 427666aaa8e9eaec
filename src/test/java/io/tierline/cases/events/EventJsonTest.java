package io.tierline.cases.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.OversightEvents.ManagerNeeded;
import io.tierline.cases.events.WorkEvents.HandedOff;
import io.tierline.cases.events.WorkEvents.TierEntered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Their facts have another meaning since; what is made of the old ones is tested one by one. */
    private static final Set<String> UPCAST = Set.of("tier-entered", "handed-off", "manager-needed", "closed");

    /** Each set of facts that a ledger held before the events had types: the test suite of that commit wrote them. */
    static List<ObjectNode> ledger() {
        try (var rows = EventJsonTest.class.getResourceAsStream("/ledgers/before-typed-events.jsonl")) {
            return new String(rows.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(EventJsonTest::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode parse(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("ledger")
    void an_event_written_before_is_read_and_written_as_it_was(ObjectNode row) {
        String type = row.get("type").asText();
        EventJson.Read read = EventJson.read(type, row.get("facts").toString());
        assertThat(read.facts()).isNotInstanceOf(Unknown.class);
        if (!UPCAST.contains(type)) {
            assertThat(withoutFalse(parse(EventJson.write(read.facts(), read.provenance()))))
                    .isEqualTo(withoutFalse((ObjectNode) row.get("facts")));
        }
    }

    /** What was not said was false, 0 or none then as well. */
    private static ObjectNode withoutFalse(ObjectNode facts) {
        ObjectNode said = facts.deepCopy();
        Set<String> silent = facts.properties().stream()
                .filter(fact -> isNothing(fact.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        said.remove(silent);
        return said;
    }

    private static boolean isNothing(JsonNode value) {
        return value.isBoolean() && !value.booleanValue() || value.isInt() && value.intValue() == 0;
    }

    @ParameterizedTest
    @MethodSource("ledger")
    void what_is_written_now_is_read_as_the_same(ObjectNode row) {
        EventJson.Read read =
                EventJson.read(row.get("type").asText(), row.get("facts").toString());
        assertThat(EventJson.read(read.facts().type(), EventJson.write(read.facts(), read.provenance())))
                .isEqualTo(read);
    }

    @Test
    void the_ledger_of_before_holds_every_event_there_was() {
        Set<String> there =
                ledger().stream().map(row -> row.get("type").asText()).collect(Collectors.toSet());
        assertThat(EventTypes.names()).containsAll(there).hasSizeGreaterThanOrEqualTo(63);
        assertThat(there).hasSize(63);
    }

    @Test
    void a_level_entered_before_there_was_a_table_has_the_place_that_the_code_gave_it() {
        assertThat(Stream.of("tier1", "tier2", "engineering", "billing")
                        .map(tier -> facts(TierEntered.class, "tier-entered", "{\"tier\":\"" + tier + "\"}"))
                        .map(TierEntered::rank))
                .containsExactly(1, 2, 3, null);
        assertThat(facts(TierEntered.class, "tier-entered", "{}").rank()).isNull();
        assertThat(facts(TierEntered.class, "tier-entered", "{\"tier\":\"tier2\",\"levels\":4,\"rank\":7}")
                        .rank())
                .isEqualTo(7);
        assertThat(facts(TierEntered.class, "tier-entered", "{\"tier\":\"tier2\",\"levels\":4}")
                        .rank())
                .isNull();
    }

    @Test
    void an_integration_id_that_an_agent_typed_is_no_fact() {
        assertThat(facts(HandedOff.class, "handed-off", "{\"integrationId\":\"Anne Marie's own\"}"))
                .isEqualTo(new HandedOff(true));
        assertThat(facts(HandedOff.class, "handed-off", "{}")).isEqualTo(new HandedOff(false));
        assertThat(facts(HandedOff.class, "handed-off", "{\"v\":2,\"integrationIdGiven\":true}"))
                .isEqualTo(new HandedOff(true));
    }

    @Test
    void a_manager_is_named_as_they_are_called() {
        ManagerNeeded needed = facts(ManagerNeeded.class, "manager-needed", "{\"reason\":\"pulled-in-by-anne-marie\"}");
        assertThat(needed.pulledBy()).isEqualTo("anne-marie");
        assertThat(needed.inWords()).isEqualTo("pulled in by anne-marie");
        assertThat(facts(ManagerNeeded.class, "manager-needed", "{\"reason\":\"next-reply-missed\"}")
                        .inWords())
                .isEqualTo("next reply missed");
        assertThat(EventJson.write(needed, Provenance.NONE))
                .isEqualTo("{\"reason\":\"pulled-in\",\"pulledBy\":\"anne-marie\",\"v\":2}");
    }

    @Test
    void a_case_closed_before_there_was_a_table_goes_on_as_the_code_said() {
        assertThat(facts(Closed.class, "closed", "{\"as\":\"confirmed\"}"))
                .isEqualTo(new Closed("confirmed", null, "P5D", 3, 14, 3));
        assertThat(facts(
                        Closed.class,
                        "closed",
                        "{\"as\":\"confirmed\",\"review\":true,\"reviewWithin\":\"P2D\","
                                + "\"surveyRemindAfterDays\":1,\"surveyEndsAfterDays\":2,\"unhappyBelow\":4}"))
                .isEqualTo(new Closed("confirmed", true, "P2D", 1, 2, 4));
    }

    @Test
    void an_event_of_a_newer_release_is_kept_and_shown_as_it_is() {
        EventJson.Read read = EventJson.read("teleported", "{\"to\":\"mars\",\"crew\":[\"anne\"]}");
        assertThat(read.facts().type()).isEqualTo("teleported");
        assertThat(EventJson.view(read.facts(), read.provenance())).containsEntry("to", "mars");
        assertThat(EventJson.read("reopened", "{\"how\":\"by-hand\",\"mood\":\"sad\"}")
                        .facts())
                .isEqualTo(new Reopened("by-hand"));
    }

    @Test
    void what_is_no_json_is_named() {
        assertThatThrownBy(() -> EventJson.read("reopened", "{"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("reopened");
        assertThatThrownBy(() -> EventJson.read("tier-entered", "{\"hop\":\"first\"}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tier-entered");
    }

    @Test
    void by_which_way_an_event_came_stands_beside_its_facts() {
        Provenance provenance = Provenance.channel("email")
                .withEnteredBy("tina")
                .withMail(Mail.from("abc", 2, true).ofColleague(true));
        String json = EventJson.write(new CustomerReplied(), provenance);
        assertThat(parse(json))
                .isEqualTo(parse("{\"channel\":\"email\",\"enteredBy\":\"tina\",\"sender\":\"abc\",\"attachments\":2,"
                        + "\"cut\":true,\"colleague\":true}"));
        assertThat(EventJson.read("customer-replied", json).provenance()).isEqualTo(provenance);
        assertThat(EventJson.read("customer-replied", "{}").provenance()).isSameAs(Provenance.NONE);
    }

    @Test
    void a_text_in_facts_is_changed_wherever_it_stands() {
        InternalNote note = InternalNote.onIssue("https://desk/status/secret");
        assertThat(EventJson.mapTexts(note, text -> text.replace("secret", "-")))
                .isEqualTo(InternalNote.onIssue("https://desk/status/-"));
        assertThat(EventJson.mapTexts(note, text -> text)).isSameAs(note);
    }

    @Test
    void no_fact_of_an_event_hides_behind_a_name_of_its_origin() {
        // A message's channel is the one that it was sent by; its provenance has none.
        Set<String> own = Set.of("channel");
        for (String name : EventTypes.names()) {
            Set<String> facts = EventJson.names(EventTypes.of(name));
            assertThat(facts).as(name).doesNotContain("v");
            assertThat(EventJson.names(Provenance.class))
                    .as(name)
                    .noneMatch(provenance -> facts.contains(provenance) && !own.contains(provenance));
            assertThat(EventJson.names(Mail.class)).as(name).noneMatch(facts::contains);
        }
    }

    private static <T extends EventFacts> T facts(Class<T> type, String name, String json) {
        return type.cast(EventJson.read(name, json).facts());
    }
}
