package io.tierline.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.cases.Fact;
import io.tierline.cases.events.MessageEvents.MessageFailed;
import io.tierline.cases.events.MessageEvents.MessageSent;
import io.tierline.notifications.Delivery.State;
import io.tierline.notifications.Dispatcher.Answered;
import io.tierline.notifications.Dispatcher.Round;
import io.tierline.notifications.TestDesk.HandedOver;
import io.tierline.oncall.Person;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A dispatcher dies between each two of its steps, on a node of its own or beside another one. However that is, nothing is
 * lost, nothing is sent twice, and what may have arrived is for a person to decide, unless the channel can look it up.
 */
class KilledDispatcherTest {

    private static final int ROOM = 3;

    /** Remembers what it took, as a ticket or a room does; a mail server does not. */
    private static class Channel extends RecordingChannel {

        private final boolean remembers;

        Channel(boolean remembers) {
            this.remembers = remembers;
        }

        @Override
        public Earlier earlier(Message message) {
            if (!remembers) {
                return Earlier.UNKNOWN;
            }
            boolean there = sent.stream().anyMatch(one -> one.delivery() == message.delivery());
            return there ? Earlier.ACCEPTED : Earlier.NOT_ACCEPTED;
        }
    }

    private enum Death {
        BEFORE_THE_CLAIM,
        BEFORE_SENDING_IS_COMMITTED,
        BEFORE_THE_CHANNEL_IS_ASKED,
        WHILE_THE_CHANNEL_IS_ASKED,
        AFTER_THE_CHANNEL_HAS_ANSWERED,
        BEFORE_THE_RESULTS_ARE_COMMITTED,
        AFTER_THE_RESULTS_ARE_COMMITTED
    }

    private enum Survivor {
        /** The only node starts again: whatever was under way is dead. */
        ITSELF,
        /** Another node works on, and notices the death when the leases end. */
        THE_OTHER
    }

    static Stream<Arguments> deaths() {
        return Arrays.stream(Death.values())
                .flatMap(death -> Arrays.stream(Survivor.values()).flatMap(survivor -> Stream.of(true, false)
                        .map(remembers -> Arguments.of(death, survivor, remembers))));
    }

    private TestDesk desk;
    private Channel channel;
    private KillableTransactions transactions;
    private final List<String> cases = new ArrayList<>();
    private final List<Long> ids = new ArrayList<>();

    @AfterEach
    void close() {
        desk.close();
    }

    @ParameterizedTest(name = "{0}, survived by {1}, channel remembers: {2}")
    @MethodSource("deaths")
    void nothing_is_lost_and_nothing_is_doubled(Death death, Survivor survivor, boolean remembers) {
        begin(remembers);
        Dispatcher victim = desk.dispatcher(transactions);
        Dispatcher other = desk.dispatcher(transactions);

        Set<Long> cutOff = dies(victim, death);
        if (survivor == Survivor.ITSELF) {
            other.endLeases();
        } else {
            // What the victim was at stays untouched as long as it may be alive.
            OutboxAtHand.workOff(other);
            assertThat(inState(State.SENDING)).isEqualTo(cutOff);
            assertThat(inState(State.QUEUED)).as("waits behind it, in order").allMatch(id -> sharesItsLane(id, cutOff));
            desk.clock.forward(Dispatcher.LEASE);
        }
        OutboxAtHand.workOff(other);

        assertThat(taken()).as("taken by the channel").doesNotHaveDuplicates();
        assertThat(inState(State.QUEUED)).isEmpty();
        assertThat(inState(State.SENDING)).isEmpty();
        Set<Long> uncertain = inState(State.UNCERTAIN);
        assertThat(uncertain).isEqualTo(remembers ? digests(cutOff) : cutOff);
        assertThat(taken()).containsAll(inState(State.SENT));
        assertThat(desk.handedOver).extracting(HandedOver::delivery).containsExactlyInAnyOrderElementsOf(uncertain);
        ids.forEach(this::theLedgerSaysOnce);
        assertThat(toHanna(cases.get(0))).as("in order").isSorted();
        assertThat(other.nextDue()).isEmpty();
    }

    /** Two messages to one customer, one to each of two others, and three to Mona, which go as one. */
    private void begin(boolean remembers) {
        channel = new Channel(remembers);
        desk = new TestDesk(channel);
        transactions = new KillableTransactions(desk.transactionManager());
        desk.people().save(Person.of("mona", "Mona Moreau", "mona@desk.example", "manager"));
        for (int i = 0; i < 3; i++) {
            String key = desk.ticket();
            cases.add(key);
            ids.addAll(desk.write(TestDesk.update(key, 1)));
            ids.addAll(desk.write(new OutgoingMessage(
                    key,
                    "alert-on-call",
                    "1",
                    "alert",
                    "person:mona",
                    Map.of("priority", "P1", "team", "Tier 1", "customer", "Acme"))));
        }
        ids.addAll(desk.write(TestDesk.update(cases.get(0), 2)));
    }

    /** @return what it had marked as "sending" and left so */
    private Set<Long> dies(Dispatcher victim, Death death) {
        if (death == Death.BEFORE_THE_CLAIM) {
            return Set.of();
        }
        if (death == Death.BEFORE_SENDING_IS_COMMITTED) {
            transactions.killAtCommit();
            assertThatThrownBy(() -> victim.round(List.of(), ROOM)).isInstanceOf(Killed.class);
            return Set.of();
        }
        List<Attempt> claimed = victim.round(List.of(), ROOM).claimed();
        if (death == Death.BEFORE_THE_CHANNEL_IS_ASKED) {
            return deliveries(claimed);
        }
        if (death == Death.WHILE_THE_CHANNEL_IS_ASKED) {
            channel.trouble = () -> {
                throw new Killed();
            };
            assertThatThrownBy(() -> victim.ask(claimed.get(0))).isInstanceOf(Killed.class);
            channel.trouble = () -> {};
            return deliveries(claimed);
        }
        List<Answered> answers = claimed.stream().map(victim::ask).toList();
        if (death == Death.AFTER_THE_CHANNEL_HAS_ANSWERED) {
            return deliveries(claimed);
        }
        if (death == Death.BEFORE_THE_RESULTS_ARE_COMMITTED) {
            transactions.killAtCommit();
            assertThatThrownBy(() -> victim.round(Dispatcher.results(answers), ROOM))
                    .isInstanceOf(Killed.class);
            return deliveries(claimed);
        }
        Round next = victim.round(Dispatcher.results(answers), ROOM);
        assertThat(next.claimed()).as("claimed together with the results").isNotEmpty();
        return deliveries(next.claimed());
    }

    private static Set<Long> deliveries(List<Attempt> attempts) {
        return attempts.stream()
                .flatMap(attempt -> attempt.pile().stream())
                .map(Delivery::id)
                .collect(Collectors.toSet());
    }

    private Set<Long> inState(State state) {
        return ids.stream().filter(id -> delivery(id).state() == state).collect(Collectors.toSet());
    }

    private boolean sharesItsLane(long id, Set<Long> others) {
        return others.stream()
                .anyMatch(other -> delivery(other).lane().equals(delivery(id).lane()));
    }

    /** What went under the number of another one cannot be looked up by its own. */
    private Set<Long> digests(Set<Long> some) {
        Set<Long> together = new HashSet<>(some);
        together.removeIf(id -> delivery(id).digest() == null);
        return together;
    }

    private Delivery delivery(long id) {
        return desk.deliveries().find(id).orElseThrow();
    }

    /** What the channel has taken, those in a digest each by its own number. */
    private List<Long> taken() {
        return channel.sent.stream()
                .flatMap(message -> message.caseKey() != null
                        ? Stream.of(message.delivery())
                        : ids.stream().filter(id -> Long.valueOf(message.delivery())
                                .equals(delivery(id).digest())))
                .toList();
    }

    private List<Long> toHanna(String caseKey) {
        return channel.sent.stream()
                .filter(message -> caseKey.equals(message.caseKey()) && "customer".equals(message.recipient()))
                .map(Message::delivery)
                .toList();
    }

    private void theLedgerSaysOnce(long id) {
        Delivery delivery = delivery(id);
        long sent = desk.events(delivery.caseKey(), MessageSent.class).stream()
                .filter(event -> Fact.number(event, "delivery") == id)
                .count();
        long failed = desk.events(delivery.caseKey(), MessageFailed.class).stream()
                .filter(event -> Fact.number(event, "delivery") == id)
                .count();
        assertThat(List.of(sent, failed))
                .as("sent and failed in the ledger, of %s", delivery.state())
                .isEqualTo(delivery.state() == State.SENT ? List.of(1L, 0L) : List.of(0L, 1L));
    }
}
