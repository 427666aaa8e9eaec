package io.tierline.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tierline.cases.Fact;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.MessageEvents.MessageFailed;
import io.tierline.cases.events.MessageEvents.MessageSent;
import io.tierline.notifications.Channel.Earlier;
import io.tierline.notifications.Deliveries.Outcome;
import io.tierline.notifications.Delivery.State;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeliveriesTest {

    private final RecordingChannel channel = new RecordingChannel();
    private final TestDesk desk = new TestDesk(channel);
    private final Deliveries deliveries = desk.deliveries();
    private final String caseKey = desk.ticket();
    private final long id = desk.write(TestDesk.update(caseKey, 1)).get(0);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aMessageIsSentAndTheLedgerSaysSo() throws DeliveryFailedException {
        assertThat(deliveries.deliver(id)).isEqualTo(Outcome.SENT);

        assertThat(channel.sent).singleElement().satisfies(message -> {
            assertThat(message.address()).isEqualTo(TestDesk.CUSTOMER_ADDRESS);
            assertThat(message.subject()).isEqualTo("[" + caseKey + "] Where we are");
        });
        assertThat(desk.events(caseKey, MessageSent.class)).singleElement().satisfies(event -> assertThat(
                        Fact.all(event))
                .containsEntry("delivery", id)
                .containsEntry("public", true)
                .containsEntry("channel", "recording"));
    }

    @Test
    void aJobThatRunsTwiceSendsOnce() throws DeliveryFailedException {
        deliveries.deliver(id);

        assertThat(deliveries.deliver(id)).isEqualTo(Outcome.SENT);
        assertThat(channel.sent).hasSize(1);
    }

    @Test
    void whatWasSentStaysSentWhenTheCallersTransactionIsRolledBack() throws DeliveryFailedException {
        desk.transactions().executeWithoutResult(status -> {
            deliver();
            status.setRollbackOnly();
        });

        assertThat(state()).isEqualTo(State.SENT);
        assertThat(deliveries.deliver(id)).isEqualTo(Outcome.SENT);
        assertThat(channel.sent).hasSize(1);
    }

    @Test
    void aServerThatIsDownIsTriedAgainLater() throws DeliveryFailedException {
        channel.trouble = () -> {
            throw DeliveryFailedException.notAccepted("Down.", Duration.ofMinutes(3));
        };
        assertThatThrownBy(() -> deliveries.deliver(id))
                .isInstanceOfSatisfying(DeliveryFailedException.class, failure -> assertThat(failure.retryAfter())
                        .isEqualTo(Optional.of(Duration.ofMinutes(3))));
        assertThat(state()).isEqualTo(State.QUEUED);
        assertThat(deliveries.find(id)).get().returns("Down.", Delivery::problem);

        channel.trouble = () -> {};
        assertThat(deliveries.deliver(id)).isEqualTo(Outcome.SENT);
        assertThat(deliveries.find(id)).get().returns(2, Delivery::attempts).returns(null, Delivery::problem);
    }

    @Test
    void anAttemptThatDiedInTheMiddleIsUncertainAndNeverSilentlyRepeated() throws DeliveryFailedException {
        dieInTheMiddle();

        assertThat(deliveries.deliver(id)).isEqualTo(Outcome.UNCERTAIN);
        assertThat(deliveries.deliver(id)).isEqualTo(Outcome.UNCERTAIN);
        assertThat(channel.sent).isEmpty();
        assertThat(state()).isEqualTo(State.UNCERTAIN);
        assertThat(desk.events(caseKey, MessageFailed.class))
                .singleElement()
                .satisfies(event -> assertThat(Fact.text(event, "reason")).isEqualTo("uncertain"));
    }

    @Test
    void aPersonCanHaveAnUncertainMessageSentAgain() throws DeliveryFailedException {
        dieInTheMiddle();
        deliveries.deliver(id);

        deliveries.resend(id, "cleo", "The customer says that nothing came.");

        assertThat(deliveries.deliver(id)).isEqualTo(Outcome.SENT);
        assertThat(channel.sent).hasSize(1);
        assertThat(desk.events(caseKey, InternalNote.class))
                .singleElement()
                .satisfies(event -> assertThat(event.actor()).isEqualTo("cleo"));
        assertThatThrownBy(() -> deliveries.resend(id, "cleo", null)).hasMessageContaining("is sent");
    }

    @Test
    void aPersonCanGiveAnUncertainMessageUp() throws DeliveryFailedException {
        dieInTheMiddle();
        deliveries.deliver(id);

        deliveries.giveUp(id, "cleo", "Told by phone.");

        assertThat(deliveries.deliver(id)).isEqualTo(Outcome.REFUSED);
        assertThat(channel.sent).isEmpty();
        assertThat(state()).isEqualTo(State.SKIPPED);
    }

    @Test
    void aChannelThatCanLookUpNeedsNoPerson() throws DeliveryFailedException {
        dieInTheMiddle();
        channel.earlier = Earlier.ACCEPTED;
        assertThat(deliveries.deliver(id)).isEqualTo(Outcome.SENT);
        assertThat(channel.sent).isEmpty();
    }

    @Test
    void aChannelThatKnowsItNeverHadTheMessageSendsIt() throws DeliveryFailedException {
        dieInTheMiddle();
        channel.earlier = Earlier.NOT_ACCEPTED;
        assertThat(deliveries.deliver(id)).isEqualTo(Outcome.SENT);
        assertThat(channel.sent).hasSize(1);
    }

    @Test
    void aChannelThatBreaksWithoutAnAnswerLeavesTheMessageUncertain() throws DeliveryFailedException {
        channel.trouble = () -> {
            throw new IllegalStateException("a defect");
        };
        assertThat(deliveries.deliver(id)).isEqualTo(Outcome.UNCERTAIN);
    }

    @Test
    void whereTheTemplateSaysRatherTwiceThanNeverItIsSentAgainButNotForEver() throws DeliveryFailedException {
        long alert = desk.write(new OutgoingMessage(
                        caseKey,
                        "alert-on-call",
                        "1",
                        "alert",
                        "customer",
                        Map.of("priority", "P1", "team", "Tier 1", "customer", "Acme")))
                .get(0);
        channel.trouble = () -> {
            throw DeliveryFailedException.unknown("The connection broke.");
        };
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> deliveries.deliver(alert))
                    .isInstanceOf(DeliveryFailedException.class)
                    .hasMessageContaining("as its template says");
        }
        assertThat(deliveries.deliver(alert)).isEqualTo(Outcome.UNCERTAIN);
    }

    @Test
    void whoAsksToWaitForLongerThanOurPatienceIsNoLongerListenedTo() {
        channel.trouble = () -> {
            throw DeliveryFailedException.notAccepted("Too many.", Duration.ofMinutes(3));
        };
        assertThat(waits()).isTrue();
        desk.clock.forward(Duration.ofHours(24));
        assertThat(waits()).isTrue();
        desk.clock.forward(Duration.ofMinutes(1));
        assertThat(waits()).isFalse();
    }

    private boolean waits() {
        return catchThrowableOfType(DeliveryFailedException.class, () -> deliveries.deliver(id))
                .retryAfter()
                .isPresent();
    }

    @Test
    void aBadAddressIsRefusedForGoodAndVisible() throws DeliveryFailedException {
        channel.trouble = () -> {
            throw DeliveryFailedException.refused("No such mailbox.");
        };
        assertThat(deliveries.deliver(id)).isEqualTo(Outcome.REFUSED);
        assertThat(deliveries.deliver(id)).isEqualTo(Outcome.REFUSED);
        assertThat(state()).isEqualTo(State.FAILED);
        assertThat(desk.events(caseKey, MessageFailed.class))
                .singleElement()
                .satisfies(event -> assertThat(Fact.text(event, "reason")).isEqualTo("refused"));
    }

    @Test
    void anErasedAddressIsRefused() throws DeliveryFailedException {
        desk.jdbc().sql("update outbox_message set address = null").update();

        assertThat(deliveries.deliver(id)).isEqualTo(Outcome.REFUSED);
        assertThat(channel.sent).isEmpty();
    }

    @Test
    void twoNodesAtOnceSendOneMessage() throws Exception {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        channel.trouble = () -> {
            sending.countDown();
            await(goOn);
        };
        CompletableFuture<Outcome> first = CompletableFuture.supplyAsync(this::deliver);
        await(sending);
        CompletableFuture<Outcome> second = CompletableFuture.supplyAsync(this::deliver);
        while (waiting() == 0) {
            Thread.onSpinWait();
        }
        goOn.countDown();

        assertThat(first.get()).isEqualTo(Outcome.SENT);
        assertThat(second.get()).isEqualTo(Outcome.SENT);
        assertThat(channel.sent).hasSize(1);
    }

    @Test
    void aDeliveryThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> deliveries.deliver(4711)).hasMessage("There is no delivery 4711.");
    }

    /** As when the process is killed: nothing of ours runs after it. */
    private void dieInTheMiddle() {
        channel.trouble = () -> {
            throw new Killed();
        };
        assertThatThrownBy(() -> deliveries.deliver(id)).isInstanceOf(Killed.class);
        assertThat(state()).isEqualTo(State.SENDING);
        channel.trouble = () -> {};
    }

    private static class Killed extends Error {}

    private Outcome deliver() {
        try {
            return deliveries.deliver(id);
        } catch (DeliveryFailedException e) {
            throw new AssertionError(e);
        }
    }

    private State state() {
        return deliveries.find(id).orElseThrow().state();
    }

    private int waiting() {
        return desk.jdbc()
                .sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                .query(Integer.class)
                .single();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
