package io.tierline.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.Fact;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.MessageEvents.MessageFailed;
import io.tierline.cases.events.MessageEvents.MessageQueued;
import io.tierline.cases.events.WorkEvents.Assigned;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.oncall.Person;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;

class OutboxTest {

    private final TestDesk desk = new TestDesk(new RecordingChannel());
    private final String caseKey = desk.ticket();

    @BeforeEach
    void people() {
        desk.people().save(Person.of("erin", "Erin", "erin@example.com", "engineering", "manager"));
        desk.people().save(Person.of("mona", "Mona", "mona@example.com", "manager"));
        desk.people().save(Person.of("tina", "Tina", "tina@example.com", "tier1"));
        desk.people().save(Person.of("timo", "Timo", null, "tier1"));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void fiveIdenticalWritesAreOneMessage() {
        List<Long> written = IntStream.range(0, 5)
                .mapToObj(i -> desk.write(TestDesk.update(caseKey, 1)))
                .flatMap(List::stream)
                .toList();

        assertThat(written).hasSize(1);
        assertThat(desk.deliveries().ofCase(caseKey)).hasSize(1);
        assertThat(desk.events(caseKey, MessageQueued.class)).hasSize(1);
    }

    @Test
    void fiveIdenticalWritesAtOnceAreOneMessage() {
        List<Long> written = IntStream.range(0, 5)
                .parallel()
                .mapToObj(i -> desk.write(TestDesk.update(caseKey, 1)))
                .flatMap(List::stream)
                .toList();

        assertThat(written).hasSize(1);
        assertThat(desk.deliveries().ofCase(caseKey)).hasSize(1);
    }

    @Test
    void theSecondTwoHourlyUpdateIsAnotherMessage() {
        List<Long> both = List.of(
                desk.write(TestDesk.update(caseKey, 1)).get(0),
                desk.write(TestDesk.update(caseKey, 2)).get(0));

        assertThat(new HashSet<>(both)).hasSize(2);
    }

    @Test
    void aMessageIsWrittenOnlyIfTheCasesTransactionIsCommitted() {
        desk.transactions().executeWithoutResult(status -> {
            desk.get(Outbox.class).write(TestDesk.update(caseKey, 1));
            status.setRollbackOnly();
        });

        assertThat(desk.deliveries().ofCase(caseKey)).isEmpty();
        assertThatThrownBy(() -> desk.get(Outbox.class).write(TestDesk.update(caseKey, 1)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void theLedgerSaysWhatWasQueuedAndHoldsTextsApart() {
        long id = desk.write(TestDesk.update(caseKey, 1)).get(0);

        CaseEvent event = desk.events(caseKey, MessageQueued.class).get(0);
        assertThat(Fact.all(event))
                .containsAllEntriesOf(Map.of(
                        "delivery", id,
                        "template", "update",
                        "to", "customer",
                        "step", "send-update",
                        "occurrence", "1",
                        "public", true))
                .doesNotContainValue(TestDesk.CUSTOMER_ADDRESS);
        assertThat(desk.ledger().texts(caseKey).of(event).byName())
                .containsEntry("subject", "[" + caseKey + "] Where we are")
                .extractingByKey("text")
                .asString()
                .startsWith("Hello Hanna,\n")
                .contains("We found the cause.");
    }

    @Test
    void nobodyToSendToIsANamedOutcomeAndNotAnError() {
        assertThat(desk.write(alert("team"))).isEmpty();
        assertThat(desk.write(alert("team"))).isEmpty();

        assertThat(desk.events(caseKey, MessageFailed.class)).singleElement().satisfies(event -> assertThat(
                        Fact.all(event))
                .containsEntry("reason", "no-recipient")
                .containsEntry("to", "team")
                .containsEntry("template", "alert"));
    }

    @Test
    void aCustomerWithoutAnAddressIsANamedOutcomeToo() {
        String silent = desk.ticket(null);

        assertThat(desk.write(TestDesk.update(silent, 1))).isEmpty();
        assertThat(desk.events(silent, MessageFailed.class)).hasSize(1);
    }

    @Test
    void reviewersAreManagersAndEngineersEachOnce() {
        desk.write(alert("reviewers"));

        assertThat(recipients()).containsExactlyInAnyOrder("erin", "mona");
    }

    @Test
    void theOwnerIsToldAloneAndTheTeamWhileThereIsNone() {
        desk.append(
                caseKey,
                NewEvent.of(
                        new TierEntered(
                                0, "tier1", 0, null, "tier1", null, null, null, 0, null, null, null, null, null, null,
                                false),
                        CaseEvent.TIERLINE));
        desk.write(alert("owner"));
        assertThat(recipients()).containsExactly("tina");

        desk.append(caseKey, NewEvent.of(new Assigned("mona"), "mona"));
        desk.write(alert("owner"));
        assertThat(recipients()).containsExactlyInAnyOrder("tina", "mona");
    }

    @Test
    void anOwnerWhoHasLeftFallsBackToTheTeam() {
        desk.people().save(new Person("otto", "Otto", "otto@example.com", List.of(), false));
        desk.append(
                caseKey,
                NewEvent.of(
                        new TierEntered(
                                0, "tier1", 0, null, "tier1", null, null, null, 0, null, null, null, null, null, null,
                                false),
                        CaseEvent.TIERLINE));
        desk.append(caseKey, NewEvent.of(new Assigned("otto"), "otto"));

        desk.write(alert("owner"));

        assertThat(recipients()).containsExactly("tina");
    }

    @Test
    void onePersonCanBeNamed() {
        desk.write(alert("person:mona"));

        assertThat(recipients()).containsExactly("mona");
    }

    @Test
    void aMissingVariableIsAnErrorThatNamesTemplateAndVariable() {
        OutgoingMessage message = new OutgoingMessage(
                caseKey, "send-update", "1", "update", "customer", Map.of("updateText", "x", "nextUpdate", ""));

        assertThatThrownBy(() -> desk.write(message))
                .isInstanceOf(TemplateException.class)
                .hasMessage("Message template 'update': the variable 'statusUrl' has no value.");
        assertThat(desk.deliveries().ofCase(caseKey)).isEmpty();
    }

    @Test
    void anUnknownTemplateOrReceiverIsNamed() {
        assertThatThrownBy(
                        () -> desk.write(new OutgoingMessage(caseKey, "s", "1", "no-such-thing", "customer", Map.of())))
                .hasMessageContaining("no-such-thing");
        assertThatThrownBy(() -> desk.write(alert("the-boss"))).hasMessageContaining("the-boss");
    }

    private OutgoingMessage alert(String to) {
        return new OutgoingMessage(
                caseKey,
                "alert-on-call",
                "1",
                "alert",
                to,
                Map.of(
                        "priority", "P1",
                        "team", "Tier 1",
                        "customer", "Acme",
                        "reasons", "Critical impact",
                        "acknowledgeBy", "09:15 UTC"));
    }

    private Set<String> recipients() {
        Set<String> all = new HashSet<>();
        desk.deliveries().ofCase(caseKey).forEach(delivery -> all.add(delivery.recipient()));
        return all;
    }
}
