package io.tierline.connectors.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.tierline.notifications.Deliveries.Outcome;
import io.tierline.notifications.Delivery;
import io.tierline.notifications.Delivery.State;
import io.tierline.notifications.DeliveryFailedException;
import io.tierline.notifications.TestDesk;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Date;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class MailBodyTest {

    private static final String FROM = "Acme Support <support@acme.example>";

    @Test
    void aMailArrivesWithItsHeaders() throws Exception {
        GreenMail mail = mailServer(freePort());
        mail.start();
        try (TestDesk desk = desk(mail.getSmtp().getPort())) {
            String caseKey = desk.ticket();
            long id = write(desk, caseKey);

            assertThat(desk.deliveries().deliver(id)).isEqualTo(Outcome.SENT);

            assertThat(mail.getReceivedMessages()).hasSize(1);
            MimeMessage received = mail.getReceivedMessages()[0];
            assertThat(received.getFrom()).extracting(Object::toString).containsExactly(FROM);
            assertThat(received.getAllRecipients())
                    .extracting(Object::toString)
                    .containsExactly("Hanna <" + TestDesk.CUSTOMER_ADDRESS + ">");
            assertThat(received.getSubject()).isEqualTo("[" + caseKey + "] Where we are");
            assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(received.getHeader("X-Tierline-Case")).containsExactly(caseKey);
            assertThat(received.getMessageID())
                    .matches("<" + caseKey.toLowerCase(Locale.ROOT)
                            + "-[a-z2-7]{16}\\.send-update\\.1\\.customer@acme\\.example>");
            assertThat(received.getReplyTo()).extracting(Object::toString).containsExactly(FROM);
            assertThat(received.getSentDate()).isEqualTo(Date.from(desk.clock.instant()));
            assertThat(((MimeMultipart) received.getContent())
                            .getBodyPart(0)
                            .getContent()
                            .toString())
                    .contains("Hello Hanna,", "We found the cause.", "https://desk.example/status/abc");
        } finally {
            mail.stop();
        }
    }

    @Test
    void aMailIsTextAndTheSameAsHtml() throws Exception {
        GreenMail mail = mailServer(freePort());
        mail.start();
        try (TestDesk desk = desk(mail.getSmtp().getPort())) {
            desk.deliveries().deliver(write(desk, desk.ticket()));

            MimeMultipart parts = (MimeMultipart) mail.getReceivedMessages()[0].getContent();
            assertThat(parts.getContentType()).startsWith("multipart/alternative");
            assertThat(parts.getBodyPart(0).isMimeType("text/plain")).isTrue();
            assertThat(parts.getBodyPart(1).isMimeType("text/html")).isTrue();
            assertThat(parts.getBodyPart(1).getContent().toString())
                    .contains(
                            "<html lang=\"en\">",
                            "<p dir=\"auto\">Hello Hanna,</p>",
                            "<a href=\"https://desk.example/status/abc\">https://desk.example/status/abc</a>");
        } finally {
            mail.stop();
        }
    }

    @Test
    void answersGoToAnAddressOfTheCasesOwn() throws Exception {
        GreenMail mail = mailServer(freePort());
        mail.start();
        try (TestDesk desk = new TestDesk(
                null,
                "spring.mail.host=localhost",
                "spring.mail.port=" + mail.getSmtp().getPort(),
                "tierline.mail.from=" + FROM,
                "tierline.mail.reply-to=reply.{token}@in.acme.example")) {
            String caseKey = desk.ticket();
            desk.deliveries().deliver(write(desk, caseKey));
            desk.deliveries().deliver(write(desk, desk.ticket()));

            String first = mail.getReceivedMessages()[0].getReplyTo()[0].toString();
            String second = mail.getReceivedMessages()[1].getReplyTo()[0].toString();
            assertThat(first)
                    .matches("reply\\." + caseKey.toLowerCase(Locale.ROOT) + "-[a-z2-7]{16}@in\\.acme\\.example");
            assertThat(second.substring(second.length() - 32)).isNotEqualTo(first.substring(first.length() - 32));
            // The secret is kept: after a restart the addresses are the same.
            assertThat(desk.jdbc()
                            .sql("select count(*) from generated_secret")
                            .query(Long.class)
                            .single())
                    .isOne();
        } finally {
            mail.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "support@acme.example",
                "{token}",
                "a b{token}@acme.example",
                "much-too-long-for-it-to-be-a-local-part-{token}@acme.example"
            })
    void aReplyAddressThatCannotWorkIsRefusedAtStart(String pattern) {
        assertThatThrownBy(() -> new TestDesk(
                        null,
                        "spring.mail.host=localhost",
                        "tierline.mail.from=" + FROM,
                        "tierline.mail.reply-to=" + pattern))
                .hasStackTraceContaining("tierline.mail.reply-to must be an address with {token} in it");
    }

    @Test
    void aMailServerThatWasDownAndComesUpGetsOneMail() throws Exception {
        int port = freePort();
        GreenMail mail = mailServer(port);
        try (TestDesk desk = desk(port)) {
            long id = write(desk, desk.ticket());
            assertThatThrownBy(() -> desk.deliveries().deliver(id))
                    .isInstanceOf(DeliveryFailedException.class)
                    .hasMessageContaining("cannot be reached")
                    .hasNoCause();
            assertThat(state(desk, id)).isEqualTo(State.QUEUED);

            mail.start();

            assertThat(desk.deliveries().deliver(id)).isEqualTo(Outcome.SENT);
            assertThat(desk.deliveries().deliver(id)).isEqualTo(Outcome.SENT);
            assertThat(mail.getReceivedMessages()).hasSize(1);
        } finally {
            mail.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({"MAIL, 451", "RCPT, 450", "DATA, 554", "., 452", "MAIL, 550"})
    void whatTheServerDoesNotTakeIsTriedAgain(String command, String reply) throws Exception {
        try (ScriptedServer server = new ScriptedServer(command, reply + " no <" + TestDesk.CUSTOMER_ADDRESS + ">");
                TestDesk desk = desk(server.port())) {
            long id = write(desk, desk.ticket());

            assertThatThrownBy(() -> desk.deliveries().deliver(id))
                    .isInstanceOf(DeliveryFailedException.class)
                    .hasMessageContaining(reply)
                    .hasMessageNotContaining("@");
            assertThat(state(desk, id)).isEqualTo(State.QUEUED);
        }
    }

    @Test
    void anAddressThatTheServerRefusesIsRefusedForGood() throws Exception {
        try (ScriptedServer server = new ScriptedServer("RCPT", "550 no such user");
                TestDesk desk = desk(server.port())) {
            long id = write(desk, desk.ticket());

            assertThat(desk.deliveries().deliver(id)).isEqualTo(Outcome.REFUSED);
            assertThat(desk.deliveries().find(id))
                    .get()
                    .returns(State.FAILED, Delivery::state)
                    .returns("The mail server refuses the address (SMTP reply 550).", Delivery::problem);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no address", "a@b@c", "hanna@customer.example\nBcc: x@example.com", "@"})
    void aMalformedAddressIsRefusedForGood(String address) throws Exception {
        try (TestDesk desk = desk(freePort())) {
            long id = write(desk, desk.ticket(address));

            assertThat(desk.deliveries().deliver(id)).isEqualTo(Outcome.REFUSED);
        }
    }

    @Test
    void aConnectionThatBreaksAfterTheMessageLeavesItUncertain() throws Exception {
        try (ScriptedServer server = new ScriptedServer(".", ScriptedServer.CUT);
                TestDesk desk = desk(server.port())) {
            long id = write(desk, desk.ticket());

            assertThat(desk.deliveries().deliver(id)).isEqualTo(Outcome.UNCERTAIN);
            assertThat(state(desk, id)).isEqualTo(State.UNCERTAIN);
        }
    }

    @Test
    void aMailServerWithoutASenderIsRefusedAtStartWithWhatToDo() {
        assertThatThrownBy(() -> new TestDesk(null, "spring.mail.host=localhost"))
                .hasStackTraceContaining("tierline.mail.from must be the address");
    }

    private static TestDesk desk(int port) {
        return new TestDesk(
                null, "spring.mail.host=localhost", "spring.mail.port=" + port, "tierline.mail.from=" + FROM);
    }

    private static GreenMail mailServer(int port) {
        return new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
    }

    private static long write(TestDesk desk, String caseKey) {
        return desk.write(TestDesk.update(caseKey, 1)).get(0);
    }

    private static State state(TestDesk desk, long id) {
        return desk.deliveries().find(id).orElseThrow().state();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
