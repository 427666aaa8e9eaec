package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.TierlineTest;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Fact;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.OversightEvents.WatcherAdded;
import io.tierline.cases.events.Provenance;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.cases.events.WorkEvents.Fixed;
import io.tierline.cases.events.WorkEvents.Moved;
import io.tierline.casework.CommandRefusedException;
import io.tierline.casework.LegalLedger;
import io.tierline.engine.CaseBusyException;
import io.tierline.process.CaseDesk;
import io.tierline.statuspage.CustomerActs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every entrance asks the same rules, under the case's lock: a double click has one effect. */
class OneDecisionTest extends TierlineTest {

    private static final CustomerActs.Sender CUSTOMER = new CustomerActs.Sender(null, null);

    @Autowired
    private CustomerActs page;

    @Autowired
    private CaseDesk cases;

    @Test
    void not_fixed_said_twice_reopens_once() {
        String key = Journeys.told(desk);
        assertThat(page.notFixed(key, "It stopped again.", CUSTOMER)).isTrue();
        assertThat(page.notFixed(key, "It stopped again.", CUSTOMER)).isFalse();
        assertThat(desk.caseFile(key).reopened()).isEqualTo(1);
    }

    @Test
    void fixed_said_twice_confirms_once() {
        String key = Journeys.told(desk);
        assertThat(page.confirmed(key, CUSTOMER)).isTrue();
        assertThat(page.confirmed(key, CUSTOMER)).isFalse();
        assertThat(desk.ledger(key, CustomerConfirmed.class)).hasSize(1);
        assertThat(desk.caseFile(key).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void fixed_said_after_not_fixed_changes_nothing() {
        String key = Journeys.told(desk);
        page.notFixed(key, "It stopped again.", CUSTOMER);
        assertThat(page.confirmed(key, CUSTOMER)).isFalse();
        assertThat(desk.ledger(key, CustomerConfirmed.class)).isEmpty();
        assertThat(desk.caseFile(key).state()).isEqualTo(State.OPEN);
    }

    @Test
    void four_clicks_at_once_reopen_once() throws Exception {
        String key = Journeys.told(desk);
        assertThat(fourAtOnce(() -> page.notFixed(key, "It stopped again.", CUSTOMER)))
                .containsOnlyOnce(true);
        assertThat(desk.caseFile(key).reopened()).isEqualTo(1);
    }

    @Test
    void four_clicks_at_once_confirm_once() throws Exception {
        String key = Journeys.told(desk);
        assertThat(fourAtOnce(() -> page.confirmed(key, CUSTOMER))).containsOnlyOnce(true);
        assertThat(desk.ledger(key, CustomerConfirmed.class)).hasSize(1);
    }

    @Test
    void a_button_of_one_page_counts_once_and_each_press_is_told_that_it_did() throws Exception {
        String key = Journeys.told(desk);
        CustomerActs.Sender onOnePage = new CustomerActs.Sender(null, "page:message:1");
        assertThat(fourAtOnce(() -> page.replied(key, "Will it happen again?", List.of(), onOnePage)))
                .containsOnly(true);
        assertThat(desk.ledger(key, CustomerReplied.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resolution-told", "closed", "tier-entered", "met", "work-done", "no-such-type", ""})
    void what_is_no_command_is_refused(String type) {
        String key = desk.receive();
        List<CaseEvent> before = desk.ledger(key);
        assertThatThrownBy(() -> cases.act(key, Fact.of(type, "tina", Map.of())))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining(key)
                .hasMessageContaining("is no command");
        assertThat(desk.ledger(key)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatever_four_send_at_once_the_ledger_tells_a_possible_story(long seed) throws Exception {
        String key = seed == 1 ? desk.receive() : Journeys.told(desk);
        Random random = new Random(seed);
        List<List<NewEvent>> theirs = Stream.generate(
                        () -> Stream.generate(() -> anything(random)).limit(12).toList())
                .limit(4)
                .toList();
        AtomicInteger next = new AtomicInteger();
        fourAtOnce(() -> {
            theirs.get(next.getAndIncrement()).forEach(command -> send(key, command));
            return true;
        });
        LegalLedger.check(desk.ledger(key));
    }

    private void send(String key, NewEvent command) {
        try {
            cases.act(key, command);
        } catch (CommandRefusedException | CaseBusyException e) {
            assertThat(e).hasMessageContaining(key);
        }
    }

    private static NewEvent anything(Random random) {
        List<NewEvent> all = List.of(
                NewEvent.of(new CustomerConfirmed("api"), CaseEvent.CUSTOMER),
                NewEvent.of(new Reopened(), CaseEvent.CUSTOMER).withText(EventText.TEXT, "It stopped again."),
                NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER)
                        .from(Provenance.channel("email"))
                        .withText(EventText.TEXT, "Any news?"),
                NewEvent.of(Acknowledged.through("api"), "tina"),
                NewEvent.of(new Fixed("ENG-1", null), "erin"),
                NewEvent.of(new Moved(null, "engineering", "It is theirs"), "erin"),
                NewEvent.of(new PriorityChanged(null, "P" + (1 + random.nextInt(4))), "tina")
                        .withText(EventText.REASON, "So they say"),
                NewEvent.of(new WatcherAdded("pia"), "pia"),
                NewEvent.of(new InternalNote(), "tina").withText(EventText.TEXT, "Seen."),
                NewEvent.of(new PublicUpdate(), "tina").withText(EventText.TEXT, "We look into it."));
        return all.get(random.nextInt(all.size()));
    }

    private static List<Boolean> fourAtOnce(Callable<Boolean> act) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(4);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> clicks = Collections.nCopies(4, () -> {
                barrier.await();
                return act.call();
            });
            List<Boolean> done = new ArrayList<>();
            for (Future<Boolean> click : threads.invokeAll(clicks)) {
                done.add(click.get());
            }
            return done;
        } finally {
            threads.shutdownNow();
        }
    }
}
