package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Fact;
import io.tierline.cases.Ledger;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.EventTexts;
import io.tierline.cases.events.IntakeEvents.AttachmentAdded;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.MessageEvents.MessageFailed;
import io.tierline.connectors.mail.Fixture;
import io.tierline.connectors.mail.TestMailbox;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Behaviours 6, 7 and 25: what comes by mail. */
class MailRepliesTest extends TierlineTest {

    private static final Instant ARRIVED = Instant.parse("2026-03-11T10:13:00Z");
    private static final Instant WRITTEN = Instant.parse("2026-03-11T10:12:00Z");

    @Autowired
    private TestMailbox mailbox;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    private String key;

    /** A case waits for the customer's answer. */
    @BeforeEach
    void waiting() {
        key = Journeys.waiting(desk);
    }

    @Test
    void the_customers_reply_resumes_the_clocks_at_the_instant_at_which_it_was_written() throws Exception {
        mailbox.arrives(answer("gmail-reply"), ARRIVED);
        // It is read hours later: the mail server was down.
        desk.pass(Duration.ofHours(5));
        assertThat(desk.caseFile(key).state()).isEqualTo(State.WAITING);

        readMails();

        assertThat(desk.caseFile(key).state()).isEqualTo(State.OPEN);
        CaseEvent reply = only(CustomerReplied.class);
        assertThat(reply.happenedAt()).isEqualTo(WRITTEN);
        assertThat(reply.learnedAt()).isEqualTo(clock.instant());
        assertThat(reply.actor()).isEqualTo(CaseEvent.CUSTOMER);
        assertThat(Fact.all(reply)).containsEntry("channel", "email").doesNotContainKey("colleague");
        assertThat(Fact.all(reply).toString()).doesNotContain("hanna", "acme.example");
        assertThat(texts(reply).get(EventText.TEXT)).startsWith("It runs as").doesNotContain("wrote:");
        assertThat(texts(reply).get(EventText.WHOLE)).contains("> Which Salesforce user");
        assertThat(desk.openTasks(key)).contains("work-on-case").doesNotContain("wait-for-reply");
    }

    @Test
    void a_mail_read_twice_has_one_effect() throws Exception {
        for (int i = 0; i < 5; i++) {
            mailbox.arrives(answer("gmail-reply"), ARRIVED);
            readMails();
        }
        assertThat(desk.ledger(key, CustomerReplied.class)).hasSize(1);
        assertThat(mailbox.count("INBOX")).isZero();
        assertThat(mailbox.count("Tierline")).isEqualTo(5);
    }

    @Test
    void an_answer_that_lost_the_reply_address_is_known_by_what_it_answers() throws Exception {
        mailbox.arrives(answer("outlook-reply").with("to", "support@example.com"), ARRIVED);
        readMails();

        CaseEvent reply = only(CustomerReplied.class);
        assertThat(Fact.all(reply)).containsEntry("attachments", 1);
        assertThat(ledger.events(key))
                .flatMap(event -> event.as(AttachmentAdded.class).stream().toList())
                .singleElement()
                .satisfies(file -> assertThat(file.message()).isEqualTo(reply.seq()));
    }

    @Test
    void nobody_gets_into_a_case_by_guessing() throws Exception {
        String other = replyAddress().replaceFirst(".{16}@", "aaaaaaaaaaaaaaaa@");
        mailbox.arrives(
                answer("gmail-reply").with("to", other).with("answered", "<" + key.toLowerCase() + "@example.com>"),
                ARRIVED);
        readMails();

        assertThat(desk.ledger(key, CustomerReplied.class)).isEmpty();
        assertThat(desk.caseFile(key).state()).isEqualTo(State.WAITING);
        // The subject names the case, and it says that it is from the reporter: a person looks at it.
        assertThat(Fact.flag(only(InternalNote.class), "unproven")).isTrue();
        assertThat(subjects("tina@")).contains("[" + key + "] A mail needs your eyes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"out-of-office-en", "out-of-office-de", "out-of-office-fr"})
    void an_out_of_office_reply_is_noted_and_moves_nothing(String name) throws Exception {
        mailbox.arrives(answer(name), ARRIVED);
        readMails();

        assertThat(desk.caseFile(key).state()).isEqualTo(State.WAITING);
        assertThat(desk.ledger(key, CustomerReplied.class)).isEmpty();
        assertThat(Fact.flag(only(InternalNote.class), "automatic")).isTrue();
        assertThat(allSubjects()).noneMatch(subject -> subject.contains("A mail needs your eyes"));
    }

    @ParameterizedTest
    @CsvSource({"bounce", "plain-bounce"})
    void a_mail_that_comes_back_is_a_failed_message_and_a_person_hears_of_it(String name) throws Exception {
        mailbox.arrives(answer(name), ARRIVED);
        mailbox.arrives(answer(name), ARRIVED);
        readMails();

        CaseEvent failed = only(MessageFailed.class);
        assertThat(Fact.all(failed))
                .containsEntry("reason", "bounced")
                .containsEntry("recipient", "customer")
                .containsEntry("template", "question")
                .containsKey("delivery");
        assertThat(subjects("tina@")).containsOnlyOnce("[" + key + "] A mail needs your eyes");
        assertThat(desk.caseFile(key).state()).isEqualTo(State.WAITING);
    }

    @Test
    void a_mail_server_that_goes_on_trying_is_no_failure() throws Exception {
        mailbox.arrives(answer("bounce").with("action", "delayed"), ARRIVED);
        readMails();
        assertThat(desk.ledger(key, MessageFailed.class)).isEmpty();
        assertThat(inbox()).containsExactly("ignored");
    }

    @Test
    void a_mail_of_our_own_that_comes_back_has_no_effect() throws Exception {
        int before = desk.ledger(key).size();
        mailbox.arrives(answer("own-mail"), ARRIVED);
        readMails();
        assertThat(desk.ledger(key)).hasSize(before);
        assertThat(inbox()).containsExactly("ignored");
    }

    @Test
    void two_programs_that_answer_each_other_are_stopped() throws Exception {
        for (int i = 0; i < 30; i++) {
            mailbox.arrives(plain("loop-" + i, "robot@other.example", "Your ticket was received."), ARRIVED);
            readMails();
        }
        assertThat(desk.ledger(key, InternalNote.class)).hasSize(21);
        assertThat(Fact.flag(desk.ledger(key, InternalNote.class).get(20), "loop"))
                .isTrue();
        assertThat(inbox()).contains("ignored");
        assertThat(desk.caseFile(key).state()).isEqualTo(State.WAITING);
    }

    @Test
    void a_third_partys_mail_is_a_note_that_a_person_sees() throws Exception {
        mailbox.arrives(plain("third-1", "bob@partner.example", "We see the same at another client."), ARRIVED);
        readMails();

        assertThat(desk.caseFile(key).state()).isEqualTo(State.WAITING);
        assertThat(Fact.flag(only(InternalNote.class), "thirdParty")).isTrue();
        assertThat(subjects("tina@")).contains("[" + key + "] A mail needs your eyes");
    }

    @Test
    void a_colleague_of_the_reporter_speaks_for_the_customer() throws Exception {
        mailbox.arrives(plain("colleague-1", "joe@acme.example", "It is integration@acme.example."), ARRIVED);
        readMails();
        assertThat(Fact.flag(only(CustomerReplied.class), "colleague")).isTrue();
    }

    @Test
    void a_mail_of_one_of_ours_is_an_internal_note_of_theirs() throws Exception {
        mailbox.arrives(plain("staff-1", "theo@example.com", "I know this one: see the article."), ARRIVED);
        readMails();
        assertThat(only(InternalNote.class).actor()).isEqualTo("theo");
        assertThat(desk.caseFile(key).state()).isEqualTo(State.WAITING);
    }

    @Test
    void a_date_before_the_case_is_not_believed() throws Exception {
        byte[] mail = new String(answer("gmail-reply").bytes(), java.nio.charset.StandardCharsets.ISO_8859_1)
                .replace("Wed, 11 Mar 2026 11:12:00 +0100", "Mon, 02 Mar 2026 11:12:00 +0100")
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        mailbox.arrives(mail, ARRIVED);
        desk.pass(Duration.ofHours(5));
        readMails();
        assertThat(only(CustomerReplied.class).happenedAt()).isEqualTo(ARRIVED);
    }

    @Test
    void a_reply_after_the_resolution_is_put_before_customer_success() throws Exception {
        mailbox.arrives(answer("gmail-reply"), ARRIVED);
        readMails();
        desk.completes("tina", key, "work-on-case", Work.resolved());
        desk.completes("cleo", key, "explain-resolution", Work.resolution());
        assertThat(desk.caseFile(key).state()).isEqualTo(State.RESOLVED);

        mailbox.arrives(plain("after-1", "hanna@acme.example", "It still does not work!"), ARRIVED);
        readMails();

        assertThat(desk.caseFile(key).state()).isEqualTo(State.RESOLVED);
        assertThat(desk.ledger(key, CustomerReplied.class)).hasSize(2);
        assertThat(subjects("cleo@")).contains("[" + key + "] A mail needs your eyes");
        assertThat(desk.openTasks(key)).contains("wait-for-confirmation");
    }

    @Test
    void killed_between_storing_and_moving_nothing_is_lost_and_nothing_doubled() throws Exception {
        mailbox.arrives(answer("gmail-reply"), ARRIVED);
        mailbox.dieBeforeMoving();
        assertThat(mailbox.count("INBOX")).isEqualTo(1);
        desk.settle();
        assertThat(desk.ledger(key, CustomerReplied.class)).hasSize(1);

        readMails();
        assertThat(mailbox.count("INBOX")).isZero();
        assertThat(desk.ledger(key, CustomerReplied.class)).hasSize(1);
    }

    @Test
    void rubbish_and_broken_mails_hold_nobody_up() throws Exception {
        byte[] rubbish = new byte[1024 * 1024];
        new Random(7).nextBytes(rubbish);
        mailbox.arrives(rubbish, ARRIVED);
        mailbox.arrives(answer("broken"), ARRIVED);
        mailbox.arrives(answer("odd-charset").with("to", replyAddress()), ARRIVED);
        readMails();

        assertThat(mailbox.count("INBOX")).isZero();
        // The broken one has the token in its address, and says who it is from.
        assertThat(desk.ledger(key, CustomerReplied.class)).hasSize(2);
        assertThat(inbox()).containsExactlyInAnyOrder("ignored", "done", "done");
    }

    @Test
    void a_mail_about_no_case_is_remembered() throws Exception {
        mailbox.arrives(
                Fixture.of("plain-reply")
                        .with("to", "support@example.com")
                        .with("id", "new-1")
                        .with("subject", "Our sync stopped")
                        .with("text", "Please help.")
                        .bytes(),
                ARRIVED);
        readMails();
        assertThat(inbox()).containsExactly("ignored");
    }

    @Test
    void mails_of_a_case_are_one_conversation() throws Exception {
        mailbox.arrives(answer("gmail-reply"), ARRIVED);
        readMails();
        desk.completes("tina", key, "work-on-case", Work.resolved());
        desk.completes("cleo", key, "explain-resolution", Work.resolution());

        List<MimeMessage> mails = customersMails();
        MimeMessage last = mails.get(mails.size() - 1);
        assertThat(last.getHeader("In-Reply-To")).containsExactly("<CAF+gmail1@mail.gmail.com>");
        assertThat(last.getHeader("References", " ").split("\\s+"))
                .startsWith(mails.get(0).getMessageID())
                .endsWith("<CAF+gmail1@mail.gmail.com>");
        assertThat(mails.get(0).getHeader("In-Reply-To")).isNull();
    }

    private void readMails() {
        mailbox.read();
        desk.settle();
    }

    /** A mail that answers the latest one to the customer. */
    private Fixture answer(String fixture) throws MessagingException {
        List<MimeMessage> mails = customersMails();
        return Fixture.of(fixture)
                .with("to", replyAddress())
                .with("case", key)
                .with("answered", mails.get(mails.size() - 1).getMessageID());
    }

    private byte[] plain(String id, String from, String text) throws MessagingException {
        return Fixture.of("plain-reply")
                .with("to", replyAddress())
                .with("id", id)
                .with("from", from)
                .with("subject", "Re: your question")
                .with("text", text)
                .bytes();
    }

    private String replyAddress() throws MessagingException {
        return ((InternetAddress) customersMails().get(0).getReplyTo()[0]).getAddress();
    }

    private static List<MimeMessage> customersMails() {
        return mails("hanna@acme.example");
    }

    private static List<String> subjects(String address) {
        return mails(address).stream().map(Mails::subject).toList();
    }

    private static List<String> allSubjects() {
        return Arrays.stream(mail().getReceivedMessages()).map(Mails::subject).toList();
    }

    private static List<MimeMessage> mails(String address) {
        return Arrays.stream(mail().getReceivedMessages())
                .filter(mail -> Mails.isTo(mail, address))
                .toList();
    }

    private CaseEvent only(Class<? extends EventFacts> type) {
        List<CaseEvent> all = desk.ledger(key, type);
        assertThat(all).as(type.getSimpleName()).hasSize(1);
        return all.get(0);
    }

    private EventTexts texts(CaseEvent event) {
        return ledger.texts(key).of(event);
    }

    private List<String> inbox() {
        return jdbc.sql("select state from inbox_delivery where source = 'mail' order by id")
                .query(String.class)
                .list();
    }
}
