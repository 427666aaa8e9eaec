package io.tierline.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.cases.events.MessageEvents.MessageFailed;
import io.tierline.cases.events.MessageEvents.MessageSent;
import io.tierline.notifications.Deliveries.Outcome;
import io.tierline.notifications.Delivery.State;
import io.tierline.notifications.Dispatcher.Answered;
import io.tierline.notifications.Dispatcher.Round;
import io.tierline.notifications.TestDesk.HandedOver;
import io.tierline.oncall.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DispatcherTest {

    private static final int ROOM = 4;

    private final RecordingChannel channel = new RecordingChannel();
    private final TestDesk desk = new TestDesk(channel);
    private final KillableTransactions transactions = new KillableTransactions(desk.transactionManager());
    private final Dispatcher dispatcher = desk.dispatcher(transactions);
    private final Deliveries deliveries = desk.deliveries();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void the_messages_of_a_case_leave_in_two_transactions() {
        String key = desk.ticket();
        desk.write(TestDesk.update(key, 1));
        for (String person : List.of("mona", "tina", "theo")) {
            desk.people().save(Person.of(person, person, person + "@desk.example", "tier1"));
            desk.write(alert(key, person));
        }
        OutboxAtHand.workOff(dispatcher);

        assertThat(channel.sent).hasSize(4);
        assertThat(desk.events(key, MessageSent.class)).hasSize(4);
        assertThat(transactions.commits()).isEqualTo(2);
        assertThat(desk.handedOver).isEmpty();
    }

    @Test
    void a_message_leaves_although_its_case_is_held() {
        String key = desk.ticket();
        desk.write(TestDesk.update(key, 1));
        Attempt attempt = desk.transactions().execute(status -> {
            desk.ledger().hold(key);
            return elsewhere(() -> {
                Attempt claimed = claimed(dispatcher).get(0);
                dispatcher.ask(claimed);
                return claimed;
            });
        });

        assertThat(channel.sent).hasSize(1);
        dispatcher.round(Dispatcher.results(List.of(new Answered(attempt, Answer.sent()))), ROOM);
        assertThat(state(attempt.first().id())).isEqualTo(State.SENT);
    }

    @Test
    void the_second_message_to_a_recipient_waits_for_the_first_whichever_node_sends_it() {
        String key = desk.ticket();
        long first = desk.write(TestDesk.update(key, 1)).get(0);
        long second = desk.write(TestDesk.update(key, 2)).get(0);
        Dispatcher other = desk.dispatcher(transactions);

        List<Attempt> claimed = claimed(dispatcher);
        assertThat(claimed).extracting(one -> one.first().id()).containsExactly(first);
        assertThat(claimed(other)).isEmpty();

        channel.trouble = () -> {
            throw DeliveryFailedException.notAccepted("Too many.", Duration.ofMinutes(3));
        };
        dispatcher.round(results(claimed), ROOM);
        channel.trouble = () -> {};
        OutboxAtHand.workOff(other);
        assertThat(channel.sent).as("while the first waits").isEmpty();
        assertThat(other.nextDue()).contains(desk.clock.instant().plus(Duration.ofMinutes(3)));

        desk.clock.forward(Duration.ofMinutes(3));
        OutboxAtHand.workOff(other);
        assertThat(channel.sent).extracting(Message::delivery).containsExactly(first, second);
    }

    @Test
    void who_asks_for_a_short_wait_is_asked_again_at_that_very_time_without_a_process() {
        long id = desk.write(TestDesk.update(desk.ticket(), 1)).get(0);
        asksToWait(Duration.ofMinutes(10));
        OutboxAtHand.workOff(dispatcher);

        Instant due = desk.clock.instant().plus(Duration.ofMinutes(10));
        assertThat(dispatcher.nextDue()).contains(due);
        desk.clock.forward(Duration.ofMinutes(10).minusMillis(1));
        assertThat(OutboxAtHand.workOff(dispatcher)).isFalse();
        desk.clock.forward(Duration.ofMillis(1));
        channel.trouble = () -> {};
        OutboxAtHand.workOff(dispatcher);
        assertThat(state(id)).isEqualTo(State.SENT);
        assertThat(desk.handedOver).isEmpty();
    }

    @Test
    void who_asks_for_more_than_a_short_wait_in_one_go_or_bit_by_bit_becomes_a_process() {
        long id = desk.write(TestDesk.update(desk.ticket(), 1)).get(0);
        long other = desk.write(TestDesk.update(desk.ticket(), 1)).get(0);
        asksToWait(Duration.ofHours(1));
        dispatcher.round(results(claimed(dispatcher).subList(0, 1)), 0);
        assertThat(desk.handedOver)
                .containsExactly(
                        new HandedOver(id, Outcome.LATER, desk.clock.instant().plus(Duration.ofHours(1))));
        desk.clock.forward(Dispatcher.LEASE);
        channel.earlier = Channel.Earlier.NOT_ACCEPTED;
        asksToWait(Duration.ofMinutes(8));
        OutboxAtHand.workOff(dispatcher);
        desk.clock.forward(Duration.ofMinutes(8));
        OutboxAtHand.workOff(dispatcher);

        assertThat(desk.handedOver)
                .contains(new HandedOver(
                        other, Outcome.LATER, desk.clock.instant().plus(Duration.ofMinutes(8))));
        assertThat(dispatcher.nextDue()).isEmpty();
        assertThat(state(id)).isEqualTo(State.QUEUED);
    }

    @Test
    void what_is_not_taken_is_refused_or_is_uncertain_becomes_a_process_and_holds_up_nothing_behind_it() {
        Map<Outcome, DeliveryFailedException> failures = Map.of(
                Outcome.NOT_TAKEN, DeliveryFailedException.notAccepted("Down."),
                Outcome.REFUSED, DeliveryFailedException.refused("No such mailbox."),
                Outcome.UNCERTAIN, DeliveryFailedException.unknown("The connection broke."));
        List<HandedOver> expected = new ArrayList<>();
        failures.forEach((outcome, failure) -> {
            String key = desk.ticket();
            long id = desk.write(TestDesk.update(key, 1)).get(0);
            long behind = desk.write(TestDesk.update(key, 2)).get(0);
            channel.trouble = () -> {
                channel.trouble = () -> {};
                throw failure;
            };
            OutboxAtHand.workOff(dispatcher);
            expected.add(new HandedOver(id, outcome, null));
            assertThat(state(behind)).isEqualTo(State.SENT);
            assertThat(desk.events(key, MessageFailed.class)).hasSize(outcome == Outcome.NOT_TAKEN ? 0 : 1);
        });
        assertThat(desk.handedOver).containsExactlyElementsOf(expected);
    }

    @Test
    void a_node_that_comes_back_after_its_lease_writes_nothing() {
        String key = desk.ticket();
        long id = desk.write(TestDesk.update(key, 1)).get(0);
        List<Attempt> late = claimed(dispatcher);
        desk.clock.forward(Dispatcher.LEASE);
        OutboxAtHand.workOff(desk.dispatcher(transactions));
        assertThat(state(id)).isEqualTo(State.UNCERTAIN);

        dispatcher.round(results(late), ROOM);
        assertThat(state(id)).isEqualTo(State.UNCERTAIN);
        assertThat(desk.events(key, MessageSent.class)).isEmpty();
        assertThat(desk.events(key, MessageFailed.class)).hasSize(1);
    }

    @Test
    void a_renewed_lease_is_left_alone() {
        long id = desk.write(TestDesk.update(desk.ticket(), 1)).get(0);
        List<Attempt> slow = claimed(dispatcher);
        desk.clock.forward(Dispatcher.LEASE.minusSeconds(1));
        dispatcher.renew(slow);
        desk.clock.forward(Duration.ofSeconds(2));

        assertThat(claimed(desk.dispatcher(transactions))).isEmpty();
        dispatcher.round(results(slow), ROOM);
        assertThat(state(id)).isEqualTo(State.SENT);
    }

    @Test
    void a_result_that_cannot_be_written_is_kept_and_holds_none_of_the_others_back() {
        String key = desk.ticket();
        long refused = desk.write(TestDesk.update(key, 1)).get(0);
        desk.people().save(Person.of("mona", "Mona", "mona@desk.example", "manager"));
        long sent = desk.write(alert(key, "mona")).get(0);
        List<Attempt> claimed = claimed(dispatcher);
        desk.takesOver = () -> {
            throw new IllegalStateException("a model that is broken");
        };
        Round round = dispatcher.round(
                Dispatcher.results(List.of(
                        new Answered(claimed.get(0), Answer.refused("No such mailbox.")),
                        new Answered(claimed.get(1), Answer.sent()))),
                ROOM);

        assertThat(state(sent)).isEqualTo(State.SENT);
        assertThat(round.failure()).hasMessage("a model that is broken");
        assertThat(round.unwritten()).extracting(one -> one.delivery().id()).containsExactly(refused);
        assertThat(desk.events(key, MessageFailed.class)).isEmpty();
        desk.takesOver = () -> {};
        dispatcher.round(round.unwritten(), ROOM);
        assertThat(state(refused)).isEqualTo(State.FAILED);
    }

    @Test
    void a_process_that_tries_a_message_comes_back_when_the_dispatcher_has_done_with_its_recipient() throws Exception {
        String key = desk.ticket();
        long waits = desk.write(TestDesk.update(key, 1)).get(0);
        channel.trouble = () -> {
            throw DeliveryFailedException.notAccepted("Down.");
        };
        OutboxAtHand.workOff(dispatcher);
        channel.trouble = () -> {};
        long next = desk.write(TestDesk.update(key, 2)).get(0);
        List<Attempt> claimed = claimed(dispatcher);

        assertThatThrownBy(() -> deliveries.deliver(waits))
                .isInstanceOfSatisfying(DeliveryFailedException.class, failure -> assertThat(failure.retryAfter())
                        .isPresent());
        assertThat(channel.sent).isEmpty();
        dispatcher.round(results(claimed), ROOM);
        assertThat(deliveries.deliver(waits)).isEqualTo(Outcome.SENT);
        assertThat(channel.sent).extracting(Message::delivery).containsExactly(next, waits);
    }

    @Test
    void a_digest_takes_along_what_processes_wait_with() throws Exception {
        desk.people().save(Person.of("mona", "Mona", "mona@desk.example", "manager"));
        channel.trouble = () -> {
            throw DeliveryFailedException.notAccepted("Down.");
        };
        List<Long> waiting = List.of(alertOfNewCase(), alertOfNewCase());
        OutboxAtHand.workOff(dispatcher);
        assertThat(desk.handedOver).hasSize(2);
        channel.trouble = () -> {};
        long third = alertOfNewCase();
        OutboxAtHand.workOff(dispatcher);

        assertThat(channel.sent).extracting(Message::subject).containsExactly("3 cases need you");
        for (long id : waiting) {
            assertThat(deliveries.deliver(id)).isEqualTo(Outcome.SENT);
        }
        assertThat(state(third)).isEqualTo(State.SENT);
        assertThat(channel.sent).hasSize(1);
    }

    @Test
    void two_dispatchers_at_once_send_each_message_once_and_in_order() {
        for (int i = 0; i < 8; i++) {
            String key = desk.ticket();
            for (int occurrence = 1; occurrence <= 5; occurrence++) {
                desk.write(TestDesk.update(key, occurrence));
            }
        }
        Dispatcher other = desk.dispatcher(transactions);
        CompletableFuture<Void> both = CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> workUntilAllAreSent(dispatcher)),
                CompletableFuture.runAsync(() -> workUntilAllAreSent(other)));
        both.join();

        Map<String, List<Long>> byCase = new HashMap<>();
        channel.sent.forEach(message -> byCase.computeIfAbsent(message.caseKey(), key -> new ArrayList<>())
                .add(message.delivery()));
        assertThat(channel.sent).hasSize(40);
        assertThat(byCase).hasSize(8);
        assertThat(byCase.values())
                .allSatisfy(ofCase -> assertThat(ofCase).doesNotHaveDuplicates().isSorted());
    }

    private void workUntilAllAreSent(Dispatcher one) {
        while (one.nextDue().isPresent()) {
            OutboxAtHand.workOff(one);
        }
    }

    private long alertOfNewCase() {
        return desk.write(alert(desk.ticket(), "mona")).get(0);
    }

    private static OutgoingMessage alert(String key, String person) {
        return new OutgoingMessage(
                key,
                "alert-on-call-" + person,
                "1",
                "alert",
                "person:" + person,
                Map.of("priority", "P1", "team", "Tier 1", "customer", "Acme"));
    }

    private void asksToWait(Duration wait) {
        channel.trouble = () -> {
            throw DeliveryFailedException.notAccepted("Too many.", wait);
        };
    }

    private List<Attempt> claimed(Dispatcher one) {
        return one.round(List.of(), ROOM).claimed();
    }

    private List<Dispatcher.Result> results(List<Attempt> attempts) {
        return Dispatcher.results(attempts.stream().map(dispatcher::ask).toList());
    }

    private State state(long id) {
        return deliveries.find(id).orElseThrow().state();
    }

    private static <T> T elsewhere(java.util.function.Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work).get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
