package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.events.MessageEvents.MessageFailed;
import io.tierline.connectors.mail.ScriptedServer;
import io.tierline.process.model.DeliverMessageProcess;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class DeliveryTest extends TierlineTest {

    @Autowired
    private JavaMailSenderImpl server;

    @Test
    void a_message_that_may_have_arrived_is_never_repeated_by_itself() throws Exception {
        String key = askWhileTheServer(".", ScriptedServer.CUT);

        assertThat(desk.openTasks(key)).contains("check-delivery", "wait-for-reply");
        assertThat(received()).isEmpty();
        desk.completes(
                "cleo",
                key,
                "check-delivery",
                Map.of("deliveryDecision", "resend", "deliveryNote", "They have nothing, says Hanna."));
        assertThat(received()).containsExactly("[" + key + "] We need something from you");
        assertThat(desk.runs(key, DeliverMessageProcess.KEY)).isFalse();
    }

    @Test
    void a_person_gives_up_a_message_that_was_refused() throws Exception {
        String key = askWhileTheServer("RCPT", "550 no such mailbox");

        desk.completes(
                "cleo",
                key,
                "check-delivery",
                Map.of("deliveryDecision", "give-up", "deliveryNote", "Told by phone; the address is asked for."));
        assertThat(desk.runs(key, DeliverMessageProcess.KEY)).isFalse();
        assertThat(received()).isEmpty();
        assertThat(desk.ledger(key, MessageFailed.class)).isNotEmpty();
    }

    @Test
    void a_message_that_is_refused_at_a_later_try_is_for_a_person_too() throws Exception {
        String key = askWhileTheServer("RCPT", "451 busy, come again");
        assertThat(desk.openTasks(key)).doesNotContain("check-delivery");

        int usual = server.getPort();
        try (ScriptedServer scripted = new ScriptedServer("RCPT", "550 no such mailbox")) {
            server.setPort(scripted.port());
            desk.pass(Duration.ofMinutes(10));
        } finally {
            server.setPort(usual);
        }

        assertThat(desk.openTasks(key)).contains("check-delivery");
        desk.completes(
                "cleo",
                key,
                "check-delivery",
                Map.of("deliveryDecision", "resend", "deliveryNote", "The mailbox is there again."));
        assertThat(desk.runs(key, DeliverMessageProcess.KEY)).isFalse();
        assertThat(received()).isNotEmpty();
    }

    private String askWhileTheServer(String command, String answer) throws Exception {
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        mail().purgeEmailFromAllMailboxes();
        int usual = server.getPort();
        try (ScriptedServer scripted = new ScriptedServer(command, answer)) {
            server.setPort(scripted.port());
            desk.completes("tina", key, "work-on-case", Work.askCustomer());
            return key;
        } finally {
            server.setPort(usual);
        }
    }

    private static List<String> received() {
        return Arrays.stream(mail().getReceivedMessages()).map(Mails::subject).toList();
    }
}
