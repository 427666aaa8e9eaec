package io.tierline.notifications;

import java.util.List;
import java.util.Map;

/**
 * A message to be written. Case, step, occurrence and recipient together are written once, however often it is asked for.
 *
 * @param step what sends it, such as the id of the send task
 * @param occurrence which time this step sends: the second two-hourly update is another one than the first
 * @param template the name of a file under {@code messages/}, without its ending
 * @param to {@code customer}, {@code owner}, {@code team}, {@code manager},
 *     {@code person:<id>} or {@code group:<id>}
 * @param model the template's variables; more than it names do no harm
 * @param attachments the ids of files that go along, by channels that take files along
 */
public record OutgoingMessage(
        String caseKey,
        String step,
        String occurrence,
        String template,
        String to,
        Map<String, Object> model,
        List<String> attachments) {

    /** One without files. */
    public OutgoingMessage(
            String caseKey, String step, String occurrence, String template, String to, Map<String, Object> model) {
        this(caseKey, step, occurrence, template, to, model, List.of());
    }
}
