package io.tierline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.Statements;
import io.tierline.TierlineTest;
import io.tierline.api.RefusedRequestException;
import io.tierline.attachments.SentFile;
import io.tierline.attachments.Uploads;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.AttachmentAdded;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.polls.Polls;
import io.tierline.process.CaseDesk;
import io.tierline.process.CustomerMessages;
import io.tierline.process.timers.CaseClockReader;
import io.tierline.sla.Clock;
import io.tierline.stories.Desk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a person sends can be taken back for ten seconds; then it is said once, and counts from when they pressed Send. */
class HeldMessagesTest extends TierlineTest {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final String WORDS = "We have found where the sync stops.";

    @Autowired
    private HeldMessageTable table;

    @Autowired
    private Messages messages;

    @Autowired
    private CustomerMessages customers;

    @Autowired
    private Uploads uploads;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Drafts drafts;

    @Autowired
    private CaseDesk caseDesk;

    @Autowired
    private CaseClockReader clocks;

    @Autowired
    private TransactionTemplate transaction;

    private HeldMessages node;
    private String key;

    @BeforeEach
    void aCase() {
        node = node(TEN_SECONDS);
        key = desk.receive();
        desk.claims("tina", key, "work-on-case");
    }

    /** A node of its own, which sends when the test says so. */
    private HeldMessages node(Duration undo) {
        return new HeldMessages(
                table,
                messages,
                drafts,
                uploads,
                caseDesk,
                clock,
                new DeskSettings(undo, Duration.ofDays(1)),
                new Polls());
    }

    @Test
    void a_message_goes_out_when_its_time_ends_and_counts_from_when_it_was_sent() {
        Instant due = clocks.of(desk.ledger(key))
                .current(Clock.FIRST_RESPONSE)
                .orElseThrow()
                .due();
        desk.passUntil(due.minusSeconds(3));
        Instant pressed = clock.instant();
        keep("update", WORDS);
        HeldMessage held = press("update", WORDS, "press-1");
        assertThat(drafts.of("tina", key)).as("it is no draft any more").isEmpty();
        assertThat(node.of(key, "tina")).containsExactly(held);
        assertThat(node.of(key, "theo"))
                .as("what is held is its writer's alone")
                .isEmpty();

        desk.pass(Duration.ofSeconds(9));
        node.sendDue();
        assertThat(desk.ledger(key, PublicUpdate.class)).isEmpty();

        desk.pass(Duration.ofSeconds(1));
        node.sendDue();
        node.sendDue();
        desk.settle();
        assertThat(desk.ledger(key, PublicUpdate.class)).singleElement().satisfies(event -> {
            assertThat(event.happenedAt()).isEqualTo(pressed);
            assertThat(event.actor()).isEqualTo("tina");
        });
        var answered = clocks.of(desk.ledger(key)).current(Clock.FIRST_RESPONSE).orElseThrow();
        assertThat(answered.ended())
                .as("in time, though it left after the deadline")
                .isEqualTo(pressed);
        assertThat(answered.correction()).as("that it was late is taken back").isPresent();
        assertThat(mail().getReceivedMessagesForDomain("acme.example"))
                .anySatisfy(mail -> assertThat(new String(mail.getInputStream().readAllBytes()))
                        .contains("where the sync stops"));
        assertThat(node.of(key, "tina")).isEmpty();
    }

    @Test
    void what_is_taken_back_is_a_draft_again_before_what_was_typed_since() {
        HeldMessage held = press("note", "Looks like the token.", "press-1");
        keep("note", "And the region.");
        node.undo(held.id(), "tina");
        node.undo(held.id(), "tina");
        assertThat(drafts.of("tina", key))
                .extracting(draft -> draft.content().get(0).value(), Draft::cameBack)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Looks like the token.\n\nAnd the region.", null));

        assertThatThrownBy(() -> press("note", "Looks like the token.", "press-1"))
                .as("the press that was taken back comes in once more")
                .isInstanceOf(RefusedRequestException.class)
                .hasMessageContaining("taken it back");
        assertThatThrownBy(() -> node.undo(held.id(), "theo")).isInstanceOf(RefusedRequestException.class);
        afterTenSeconds();
        assertThat(desk.ledger(key, InternalNote.class)).isEmpty();
        assertThatThrownBy(() -> node.undo(held.id(), "tina"))
                .isInstanceOf(RefusedRequestException.class)
                .hasMessageContaining("gone out");
    }

    @Test
    void pressed_twice_and_in_two_browsers_it_is_said_once() {
        HeldMessage held = press("update", WORDS, "first-browser");
        assertThat(press("update", WORDS, "first-browser")).isEqualTo(held);
        assertThat(press("update", WORDS, "second-browser")).isEqualTo(held);
        assertThat(press("update", "Something else.", "third").id()).isNotEqualTo(held.id());
        afterTenSeconds();
        assertThat(said()).containsExactly(WORDS, "Something else.");
    }

    @Test
    void undo_in_the_last_instant_or_the_message_but_never_both_and_never_neither() throws Exception {
        HeldMessages other = node(TEN_SECONDS);
        List<HeldMessage> held = IntStream.range(0, 12)
                .mapToObj(i -> press("note", "Thought " + i, "press-" + i))
                .toList();
        clock.set(clock.instant().plus(TEN_SECONDS));
        ExecutorService people = Executors.newFixedThreadPool(3);
        try {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<?>> all = List.of(
                    people.submit(() -> {
                        go.await();
                        node.sendDue();
                        return null;
                    }),
                    people.submit(() -> {
                        go.await();
                        other.sendDue();
                        return null;
                    }),
                    people.submit(() -> {
                        go.await();
                        held.forEach(this::tryToUndo);
                        return null;
                    }));
            go.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            people.shutdown();
        }
        node.sendDue();
        List<String> outcomes = new java.util.ArrayList<>(said());
        outcomes.addAll(drafts.of("tina", key).stream()
                .flatMap(draft -> draft.content().get(0).value().lines())
                .filter(line -> !line.isBlank())
                .toList());
        assertThat(outcomes)
                .containsExactlyInAnyOrderElementsOf(
                        held.stream().map(one -> one.message().words()).toList());
    }

    private void tryToUndo(HeldMessage held) {
        try {
            node.undo(held.id(), "tina");
        } catch (RefusedRequestException e) {
            assertThat(e.getMessage()).contains("gone out");
        }
    }

    @Test
    void a_node_that_is_killed_while_it_sends_leaves_the_message_to_the_next() {
        press("update", WORDS, "press-1");
        clock.set(clock.instant().plus(TEN_SECONDS));
        transaction.executeWithoutResult(killed -> {
            node.sendDue();
            killed.setRollbackOnly();
        });
        assertThat(said()).isEmpty();

        node(TEN_SECONDS).sendDue();
        assertThat(said()).containsExactly(WORDS);
    }

    @Test
    void what_is_refused_by_then_comes_back_with_the_reason() {
        press("update", WORDS, "press-1");
        desk.happens(key, NewEvent.of(new Withdrawn("cancelled", null), "mona"));
        afterTenSeconds();
        assertThat(said()).isEmpty();
        assertThat(drafts.of("tina", key)).singleElement().satisfies(draft -> {
            assertThat(draft.content().get(0).value()).isEqualTo(WORDS);
            assertThat(draft.cameBack()).contains("withdrawn");
        });
        keep("update", "Typed in a browser that has not seen it");
        drafts.forget("tina", key, "update");
        assertThat(draft().content().get(0).value()).isEqualTo(WORDS + "\n\nTyped in a browser that has not seen it");

        drafts.seen("tina", key, "update", draft().changedAt());
        keep("update", "Shorter");
        assertThat(draft().content().get(0).value()).isEqualTo("Shorter");
        assertThat(draft().cameBack()).isNull();
    }

    @Test
    void its_files_go_with_it_and_come_back_with_it() {
        String log = uploaded("sync.log");
        HeldMessage held = press("note", "See the log.", List.of(log), "press-1");
        node.undo(held.id(), "tina");
        assertThat(draft().content())
                .extracting(Draft.Field::key, Draft.Field::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("text", "See the log."),
                        org.assertj.core.groups.Tuple.tuple(
                                "files", "[{\"id\":\"" + log + "\",\"name\":\"sync.log\",\"size\":\"3 bytes\"}]"));

        press("note", "", List.of(log), "press-2");
        assertThat(node.of(key, "tina")).hasSize(1);
        afterTenSeconds();
        assertThat(said()).containsExactly("sync.log");
        assertThat(desk.ledger(key, AttachmentAdded.class))
                .singleElement()
                .satisfies(event -> assertThat(event.happenedAt()).isNotNull());
    }

    @Test
    void a_draft_of_files_alone_is_joined_by_what_comes_back_and_loses_none() {
        String first = uploaded("first.log");
        HeldMessage held = press("note", "See the log.", List.of(first), "press-1");
        String second = "[{\"id\":\"0b\",\"name\":\"second.log\",\"size\":\"3 bytes\"}]";
        drafts.keep("tina", key, "note", List.of(new Draft.Field("files", "Files", second)));
        node.undo(held.id(), "tina");
        assertThat(draft().content().get(0).value()).isEqualTo("See the log.");
        assertThat(draft().content().get(1).value()).contains(first, "second.log");

        drafts.keep("tina", key, "note", List.of(new Draft.Field("files", "Files", second)));
        assertThat(draft().content().get(0).value()).isEqualTo("See the log.");
        assertThat(draft().content().get(1).value())
                .containsOnlyOnce("second.log")
                .contains(first);
    }

    @Test
    void words_whose_file_has_gone_meanwhile_come_back_and_are_not_said_without_it() {
        String log = uploaded("sync.log");
        press("update", "See the log.", List.of(log), "press-1");
        jdbc.sql("delete from attachment where id = ?").param(log).update();
        afterTenSeconds();
        assertThat(said()).isEmpty();
        assertThat(draft().content().get(0).value()).isEqualTo("See the log.");
        assertThat(draft().cameBack()).contains("Attach them again");
        assertThat(node.of(key, "tina")).isEmpty();
    }

    private String uploaded(String name) {
        return uploads.upload(key, "tina", null, new SentFile(name, new byte[] {'l', 'o', 'g'}))
                .id();
    }

    @Test
    void what_cannot_be_sent_now_is_tried_again_and_holds_nothing_up() {
        HeldMessage broken = press("note", "Broken", "press-1");
        press("note", "Whole", "press-2");
        HeldMessages unlucky = new HeldMessages(
                table,
                new Messages(customers) {
                    @Override
                    io.tierline.casework.CaseCommands.Handled say(Message said, Instant at) {
                        if ("Broken".equals(said.words())) {
                            throw new IllegalStateException("A disk is full");
                        }
                        return super.say(said, at);
                    }
                },
                drafts,
                uploads,
                caseDesk,
                clock,
                new DeskSettings(TEN_SECONDS, Duration.ofDays(1)),
                new Polls());
        clock.set(clock.instant().plus(TEN_SECONDS));
        unlucky.sendDue();
        assertThat(said()).containsExactly("Whole");
        assertThat(node.of(key, "tina")).extracting(HeldMessage::id).containsExactly(broken.id());
        afterTenSeconds();
        assertThat(said()).containsExactlyInAnyOrder("Whole", "Broken");
    }

    @Test
    void nothing_is_held_where_the_setting_says_so_and_a_minute_is_the_most() {
        assertThat(node(Duration.ZERO).hold(new Message(key, "tina", "note", "At once", List.of(), null)))
                .isEmpty();
        assertThatThrownBy(() -> new DeskSettings(Duration.ofMinutes(2), Duration.ofDays(1)))
                .hasMessageContaining("tierline.desk.undo");
    }

    @Test
    void looking_again_and_again_keeps_no_connection() {
        press("note", "Once", "press-1");
        for (int i = 0; i < 40; i++) { // more than the pool has
            node.sendDue();
        }
        afterTenSeconds();
        assertThat(said()).containsExactly("Once");
    }

    @Test
    void a_case_that_sends_nothing_asks_nothing_of_it() {
        List<String> statements = Statements.of(() -> {
            String other = desk.receive(Desk.ticket());
            desk.claims("tina", other, "work-on-case");
        });
        assertThat(statements).noneMatch(sql -> sql.contains("held_message"));
    }

    private void keep(String place, String text) {
        drafts.keep("tina", key, place, List.of(new Draft.Field("text", null, text)));
    }

    private Draft draft() {
        List<Draft> all = drafts.of("tina", key);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private HeldMessage press(String kind, String words, String once) {
        return press(kind, words, List.of(), once);
    }

    private HeldMessage press(String kind, String words, List<String> files, String once) {
        return node.hold(new Message(key, "tina", kind, words, files, once)).orElseThrow();
    }

    private void afterTenSeconds() {
        clock.set(clock.instant().plus(TEN_SECONDS));
        node.sendDue();
    }

    private List<String> said() {
        return desk.ledger(key).stream()
                .filter(event -> event.is(PublicUpdate.class, InternalNote.class))
                .map(this::text)
                .toList();
    }

    private String text(CaseEvent event) {
        return desk.texts(key).of(event).get(EventText.TEXT);
    }
}
