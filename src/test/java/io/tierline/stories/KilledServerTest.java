package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Behaviour 30: killed in the middle, a server loses nothing and sends nothing twice. */
class KilledServerTest {

    /** How many channels are asked at the same moment: {@code tierline.messages.senders}. */
    private static final int AT_ONCE = 4;

    private static final String RECEIPT = "receipt-confirmed";

    @TempDir
    private Path folder;

    @Test
    void a_server_killed_in_the_middle_of_the_story_goes_on_where_it_was() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup[] {ServerSetupTest.SMTP.dynamicPort()});
        mail.start();
        Path data = folder.resolve("data");
        try {
            List<String> keys;
            try (RunningTierline first =
                    RunningTierline.start(data, mail.getSmtp().getPort())) {
                // Twenty cases come in, and the server dies while it is still opening them and sending receipts.
                keys = IntStream.rangeClosed(1, 20)
                        .mapToObj(number -> first.post("/api/v1/tickets", "tina", ticket(number))
                                .get("key")
                                .asText())
                        .toList();
                first.await("a first receipt", () -> mail.getReceivedMessages().length > 0);
                first.kill();
            }

            try (RunningTierline second =
                    RunningTierline.start(data, mail.getSmtp().getPort())) {
                keys.forEach(key -> second.await(key + " at Tier 1", () -> atTierOne(second, key)));
                String task = second.get(
                                "/engine-rest/task?processInstanceBusinessKey=" + keys.get(0)
                                        + "&taskDefinitionKey=work-on-case",
                                "tina")
                        .get(0)
                        .get("id")
                        .asText();
                second.post("/engine-rest/task/" + task + "/claim", "tina", Map.of("userId", "tina"));
                second.post(
                        "/engine-rest/task/" + task + "/complete",
                        "tina",
                        Map.of("variables", variables(Work.escalate())));
                second.await("Tier 2", () -> "tier2".equals(tier(second, keys.get(0))));

                second.await("the receipts of all", () -> keys.stream().allMatch(key -> settled(second, key)));
                Map<String, Long> receipts = Arrays.stream(mail.getReceivedMessages())
                        .map(Mails::subject)
                        .filter(subject -> subject.contains("We have your request"))
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
                assertThat(receipts.values())
                        .as("receipts by subject %s", receipts)
                        .containsOnly(1L);
                // Those under way at the kill died between the mail and the note of it: never sent again without a
                // person. Alerts of several cases can be one mail, so receipts are counted: one mail each.
                long uncertain = keys.stream()
                        .filter(key -> receipt(second, key, "message-failed"))
                        .count();
                assertThat(uncertain).isLessThanOrEqualTo(AT_ONCE);
                assertThat(receipts.size()).isGreaterThanOrEqualTo(20 - (int) uncertain);
            }
        } finally {
            mail.stop();
        }
    }

    private static Map<String, Object> ticket(int number) {
        return Map.of(
                "source", "zendesk",
                "externalId", "Z-" + number,
                "title", "Data stopped syncing",
                "description", "Our data stopped syncing yesterday.",
                "category", "integration",
                "priority", "P2",
                "impact", "critical",
                "customer", Map.of("externalId", "acme", "name", "Acme Corp", "plan", "enterprise"),
                "reporter", Map.of("name", "Hanna Ops", "email", "hanna@acme.example"));
    }

    private static Map<String, Object> variables(Map<String, Object> form) {
        Map<String, Object> variables = new HashMap<>();
        form.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        return variables;
    }

    private static boolean atTierOne(RunningTierline tierline, String key) {
        return "tier1".equals(tier(tierline, key));
    }

    private static String tier(RunningTierline tierline, String key) {
        JsonNode tier = tierline.get("/api/v1/escalations/" + key, "tina").get("tier");
        return tier == null ? null : tier.asText();
    }

    private static boolean settled(RunningTierline tierline, String key) {
        return receipt(tierline, key, "message-sent") || receipt(tierline, key, "message-failed");
    }

    private static boolean receipt(RunningTierline tierline, String key, String type) {
        JsonNode events =
                tierline.get("/api/v1/escalations/" + key + "/timeline", "tina").path("events");
        for (JsonNode event : events) {
            if (type.equals(event.path("type").asText())
                    && RECEIPT.equals(event.path("facts").path("template").asText())) {
                return true;
            }
        }
        return false;
    }
}
