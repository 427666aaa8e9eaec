package io.tierline.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.cases.Fact;
import io.tierline.cases.events.MessageEvents.MessageSent;
import io.tierline.notifications.Deliveries.Outcome;
import io.tierline.notifications.Delivery.State;
import io.tierline.oncall.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages to one person that pile up go out as one, each of them once. */
class DigestTest {

    private final RecordingChannel channel = new RecordingChannel();
    private final TestDesk desk = new TestDesk(channel);
    private final Deliveries deliveries = desk.deliveries();
    private final List<String> cases = new ArrayList<>();
    private final List<Long> ids = new ArrayList<>();

    @BeforeEach
    void threeCasesForMona() {
        desk.people().save(Person.of("mona", "Mona Moreau", "mona@desk.example", "manager"));
        for (int i = 0; i < 3; i++) {
            alert();
        }
    }

    private void alert() {
        String key = desk.ticket();
        cases.add(key);
        ids.addAll(desk.write(new OutgoingMessage(
                key,
                "alert-on-call",
                "1",
                "alert",
                "person:mona",
                Map.of("priority", "P1", "team", "Tier 1", "customer", "Acme"))));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void three_cases_are_one_mail_and_each_ledger_says_so() throws DeliveryFailedException {
        assertThat(deliveries.deliver(ids.get(1))).isEqualTo(Outcome.SENT);

        assertThat(channel.sent).singleElement().satisfies(message -> {
            assertThat(message.subject()).isEqualTo("3 cases need you");
            assertThat(message.address()).isEqualTo("mona@desk.example");
            assertThat(message.caseKey()).isNull();
            assertThat(message.text())
                    .startsWith("Hello Mona Moreau,")
                    .contains(cases)
                    .contains(TestDesk.TITLE);
        });
        assertThat(cases).allSatisfy(key -> assertThat(desk.events(key, MessageSent.class))
                .singleElement()
                .satisfies(event -> assertThat(Fact.number(event, "digest"))
                        .isEqualTo(ids.get(1).intValue())));
        for (long id : ids) {
            assertThat(deliveries.deliver(id)).isEqualTo(Outcome.SENT);
        }
        assertThat(channel.sent).hasSize(1);
    }

    @Test
    void two_cases_are_told_one_by_one_and_a_customer_always_is() throws DeliveryFailedException {
        deliveries.deliver(ids.get(0));
        alert();
        alert();
        List<Long> toCustomer = new ArrayList<>();
        cases.forEach(key -> toCustomer.addAll(desk.write(TestDesk.update(key, 1))));
        deliveries.deliver(toCustomer.get(0));
        deliveries.deliver(ids.get(3));
        deliveries.deliver(ids.get(4));

        assertThat(channel.sent)
                .extracting(Message::subject)
                .containsExactly(
                        "3 cases need you",
                        "[" + cases.get(0) + "] Where we are",
                        "[" + cases.get(3) + "] P1: please acknowledge",
                        "[" + cases.get(4) + "] P1: please acknowledge");
    }

    @Test
    void a_server_that_is_down_leaves_all_of_them_queued() throws DeliveryFailedException {
        channel.trouble = () -> {
            throw DeliveryFailedException.notAccepted("Down.");
        };
        assertThatThrownBy(() -> deliveries.deliver(ids.get(0))).isInstanceOf(DeliveryFailedException.class);
        assertThat(states()).containsOnly(State.QUEUED);

        channel.trouble = () -> {};
        assertThat(deliveries.deliver(ids.get(2))).isEqualTo(Outcome.SENT);
        assertThat(states()).containsOnly(State.SENT);
        assertThat(channel.sent).hasSize(1);
    }

    @Test
    void an_attempt_that_died_in_the_middle_is_uncertain_for_each_of_them_and_never_silently_repeated()
            throws DeliveryFailedException {
        channel.trouble = () -> {
            throw new Killed();
        };
        assertThatThrownBy(() -> deliveries.deliver(ids.get(0))).isInstanceOf(Killed.class);
        channel.trouble = () -> {};
        // Nobody may look for one of them by its own number: it went under another.
        channel.earlier = Channel.Earlier.NOT_ACCEPTED;

        for (long id : ids) {
            assertThat(deliveries.deliver(id)).isEqualTo(Outcome.UNCERTAIN);
        }
        assertThat(channel.sent).isEmpty();
    }

    private static class Killed extends Error {}

    private List<State> states() {
        return ids.stream().map(id -> deliveries.find(id).orElseThrow().state()).toList();
    }
}
