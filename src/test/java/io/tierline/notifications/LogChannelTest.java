package io.tierline.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.notifications.Deliveries.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class LogChannelTest {

    @Test
    void withoutAMailServerMessagesGoToTheLogWithoutWordsOrAddressOfTheCustomer(CapturedOutput output)
            throws DeliveryFailedException {
        try (TestDesk desk = new TestDesk(null)) {
            String caseKey = desk.ticket();
            long id = desk.write(TestDesk.update(caseKey, 1)).get(0);

            assertThat(desk.deliveries().deliver(id)).isEqualTo(Outcome.SENT);
            assertThat(output.toString().lines().filter(line -> !line.contains("DEBUG")))
                    .anyMatch(line -> line.contains("spring.mail.host is not set"))
                    .anyMatch(line -> line.contains("to customer: [" + caseKey + "] Where we are"));
        }
    }
}
