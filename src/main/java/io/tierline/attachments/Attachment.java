package io.tierline.attachments;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseTexts;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.AttachmentAdded;
import java.util.List;

/**
 * A file of a case, as its ledger tells it.
 *
 * @param event which added it
 * @param name null once it is erased, with its bytes
 */
public record Attachment(CaseEvent event, AttachmentAdded facts, String name) {

    /** All files of a ledger, oldest first. */
    public static List<Attachment> in(List<CaseEvent> ledger, CaseTexts texts) {
        return ledger.stream()
                .flatMap(event -> event.as(AttachmentAdded.class).stream()
                        .map(facts ->
                                new Attachment(event, facts, texts.of(event).get(EventText.FILE_NAME))))
                .toList();
    }

    public String id() {
        return facts.attachment();
    }

    /** Whether a browser may show it as a picture. */
    public boolean isPicture() {
        return MediaTypes.isPicture(facts.mediaType());
    }

    /** Its size, as people say it. */
    public String sizeInWords() {
        return Sizes.inWords(facts.size());
    }
}
