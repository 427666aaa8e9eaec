package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.attachments.Attachment;
import io.tierline.attachments.Attachments;
import io.tierline.attachments.Pictures;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.connectors.mail.TestMailbox;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What comes with a customer's mail is on the case, or is named there with why it is not. */
class FilesByMailTest extends TierlineTest {

    private static final Instant ARRIVED = Instant.parse("2026-03-11T10:13:00Z");
    private static final byte[] PNG = Pictures.png(40, 30);
    private static final byte[] LOGO = Pictures.png(12, 12);
    private static final byte[] PROGRAM = {'M', 'Z', 0, 0};

    @Autowired
    private TestMailbox mailbox;

    @Autowired
    private Attachments attachments;

    @Autowired
    private JdbcClient jdbc;

    private String key;

    /** A case waits for the customer's answer. */
    @BeforeEach
    void waiting() {
        key = Journeys.waiting(desk);
    }

    @Test
    void files_and_pictures_in_the_text_stand_with_the_customers_words() throws Exception {
        mailbox.arrives(
                mail("<1@acme.example>", file("Gerät.png", PNG), inline(LOGO), file("sync.log", "401".getBytes())),
                ARRIVED);
        read();

        CaseEvent reply = desk.ledger(key, CustomerReplied.class).get(0);
        assertThat(attachments.of(key))
                .extracting(Attachment::name)
                .containsExactly("Gerät.png", "file.png", "sync.log");
        assertThat(attachments.of(key)).allSatisfy(file -> {
            assertThat(file.facts().isPublic()).isTrue();
            assertThat(file.facts().message()).isEqualTo(reply.seq());
            assertThat(file.event().actor()).isEqualTo(CaseEvent.CUSTOMER);
            assertThat(file.event().happenedAt()).isEqualTo(reply.happenedAt());
        });
        assertThat(attachments.content(key, attachments.of(key).get(0).id()).bytes())
                .isEqualTo(PNG);
        assertThat(desk.texts(key).of(reply).get(EventText.TEXT)).doesNotContain("mailbox");
        assertThat(desk.ledger(key, InternalNote.class)).isEmpty();
    }

    @Test
    void a_file_that_is_refused_is_named_in_a_note() throws Exception {
        MimeBodyPart[] many = new MimeBodyPart[12];
        many[0] = file("tool.exe", PROGRAM);
        for (int i = 1; i < many.length; i++) {
            many[i] = file(i + ".txt", ("Log " + i).getBytes(StandardCharsets.UTF_8));
        }
        mailbox.arrives(mail("<2@acme.example>", many), ARRIVED);
        read();

        assertThat(desk.ledger(key, CustomerReplied.class)).hasSize(1);
        assertThat(attachments.of(key)).hasSize(10);
        CaseEvent note = desk.ledger(key, InternalNote.class).get(0);
        assertThat(note.actor()).isEqualTo(CaseEvent.TIERLINE);
        assertThat(desk.texts(key).of(note).get(EventText.TEXT))
                .contains(
                        "Of this mail not taken:",
                        "tool.exe is not taken: files of its type (a program for Windows) can do harm.",
                        "11.txt is not taken: the files are too many: one message takes 10.",
                        "It is in the mailbox.");
    }

    @Test
    void a_mail_that_is_read_twice_has_its_files_once() throws Exception {
        byte[] mail = mail("<3@acme.example>", file("a.png", PNG));
        for (int i = 0; i < 2; i++) {
            mailbox.arrives(mail, ARRIVED);
            read();
        }
        assertThat(attachments.of(key)).hasSize(1);
        assertThat(jdbc.sql("select count(*) from attachment")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void the_logo_under_each_mail_is_there_once() throws Exception {
        mailbox.arrives(mail("<4@acme.example>", inline(LOGO)), ARRIVED);
        read();
        mailbox.arrives(mail("<5@acme.example>", inline(LOGO), file("b.png", PNG)), ARRIVED.plusSeconds(60));
        read();
        assertThat(attachments.of(key)).extracting(Attachment::name).containsExactly("file.png", "b.png");
    }

    @Test
    void of_a_mail_that_is_too_long_to_be_read_the_last_file_is_named_and_not_taken_by_half() throws Exception {
        mailbox.readsTheBeginningOf(
                mail("<6@acme.example>", file("a.png", PNG), file("cut.log", "half".getBytes())), ARRIVED);
        desk.settle();

        assertThat(attachments.of(key)).extracting(Attachment::name).containsExactly("a.png");
        assertThat(desk.texts(key)
                        .of(desk.ledger(key, InternalNote.class).get(0))
                        .get(EventText.TEXT))
                .contains("cut.log is not taken: the mail is longer than what is read of it.");
    }

    private void read() {
        mailbox.read();
        desk.settle();
    }

    private byte[] mail(String id, MimeBodyPart... files) throws MessagingException, IOException {
        MimeBodyPart words = new MimeBodyPart();
        words.setText("See what I attached.", "UTF-8");
        MimeMultipart all = new MimeMultipart("mixed");
        all.addBodyPart(words);
        for (MimeBodyPart file : files) {
            all.addBodyPart(file);
        }
        MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
        mail.setFrom("hanna@acme.example");
        mail.setRecipients(RecipientType.TO, replyAddress());
        mail.setSubject("Re: your question");
        mail.setSentDate(java.util.Date.from(ARRIVED.minusSeconds(60)));
        mail.setContent(all);
        mail.saveChanges();
        mail.setHeader("Message-ID", id);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        return bytes.toByteArray();
    }

    private static MimeBodyPart file(String name, byte[] content) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(content, "application/octet-stream")));
        part.setDisposition(Part.ATTACHMENT);
        part.setFileName(encoded(name));
        return part;
    }

    private static String encoded(String name) {
        try {
            return MimeUtility.encodeText(name, "UTF-8", null);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As mail programs put pictures between the words: without a name. */
    private static MimeBodyPart inline(byte[] content) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(content, "image/png")));
        part.setDisposition(Part.INLINE);
        part.setContentID("<logo@acme.example>");
        return part;
    }

    private static String replyAddress() throws MessagingException {
        List<MimeMessage> customers = Arrays.stream(mail().getReceivedMessages())
                .filter(mail -> Mails.isTo(mail, "hanna@acme.example"))
                .toList();
        return ((InternetAddress) customers.get(0).getReplyTo()[0]).getAddress();
    }
}
