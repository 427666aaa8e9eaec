package io.tierline.api.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tierline.api.ApiPaths;
import io.tierline.attachments.Attachment;
import java.time.Instant;
import java.util.Map;

/** A file of a case. */
@Schema(name = "Attachment")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AttachmentView(
        @Schema(example = "0f3c5a1e9b7d4c2f8a6e0d1b3c5f7a9e") String id,
        @Schema(description = "As it was cleaned; left out once it is erased.", example = "sync.log") String name,
        @Schema(description = "What its bytes are, whatever its sender said.", example = "text/plain") String mediaType,
        @Schema(description = "In bytes.") long size,
        @Schema(description = "Of its bytes, in hexadecimal digits.") String sha256,
        @Schema(
                        description = "public: the customer sees it. internal: only your colleagues do.",
                        allowableValues = {"public", "internal"})
                String channel,
        @Schema(
                        description =
                                "Whether it can be downloaded. unchecked: the virus scanner could not be reached yet."
                                        + " infected: it had a virus, and is gone. erased: so are its name and its bytes.",
                        allowableValues = {"available", "unchecked", "infected", "erased"})
                String state,
        @Schema(description = "Where its event stands in the case's ledger.") int seq,
        @Schema(description = "Where the words stand that it came with; left out where it came by itself.")
                Integer message,
        @Schema(description = "A user id, \"customer\" or \"tierline\".", example = "customer") String actor,
        Instant at,
        @Schema(
                        description = "Where it is downloaded.",
                        example = "/api/v1/escalations/ESC-2026-000042/attachments/0f3c5a1e9b7d4c2f8a6e0d1b3c5f7a9e")
                String href) {

    private static final Map<String, String> HELD_BACK = Map.of("waiting", "unchecked", "infected", "infected");

    /** @param heldBack why it is not handed out; null where it is */
    static AttachmentView of(Attachment file, String heldBack) {
        String state = file.name() == null ? "erased" : heldBack == null ? "available" : HELD_BACK.get(heldBack);
        return new AttachmentView(
                file.id(),
                file.name(),
                file.facts().mediaType(),
                file.facts().size(),
                file.facts().sha256(),
                file.facts().isPublic() ? "public" : "internal",
                state,
                file.event().seq(),
                file.facts().message(),
                file.event().actor(),
                file.event().happenedAt(),
                ApiPaths.escalation(file.event().caseKey()) + "/attachments/" + file.id());
    }
}
