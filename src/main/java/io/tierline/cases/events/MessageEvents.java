package io.tierline.cases.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** What is said to whom, and what became of it. */
public sealed interface MessageEvents extends EventFacts {

    /** The customer was asked a question, and the clocks wait for the answer. */
    record CustomerAsked() implements MessageEvents {}

    /** @param due when the customer hears the next time; @param every the period that the policy says */
    record UpdatePromised(Instant due, String every) implements MessageEvents {}

    /** The customer was told how it stands. */
    record PublicUpdate() implements MessageEvents {}

    /** What a step of the models wrote, or could not write. */
    sealed interface StepMessage extends MessageEvents {

        /** The message's template. */
        String template();

        /** The step of the model that sends it; null for what no step sends. */
        String step();

        /** Which time that step sends for the case. */
        String occurrence();
    }

    /**
     * A message was put into the outbox.
     *
     * @param to the role it is for; @param recipient the id of a person, or of a channel
     * @param step the step of the model that sends it; @param occurrence which time that is
     * @param delivery its id in the outbox
     * @param isPublic whether the customer reads it
     */
    record MessageQueued(
            String template,
            String to,
            String step,
            String occurrence,
            Long delivery,
            String recipient,
            @JsonProperty("public") boolean isPublic)
            implements StepMessage, MessageAbout {}

    /**
     * A message went out.
     *
     * @param delivery its id in the outbox
     * @param digest the id of the delivery under which it went out together with others; null when it was alone
     */
    record MessageSent(
            Long delivery,
            String template,
            String to,
            String recipient,
            @JsonProperty("public") boolean isPublic,
            String channel,
            Long digest)
            implements MessageEvents, MessageAbout {}

    /**
     * A message did not reach its recipient.
     *
     * @param reason {@code no-recipient}, {@code bounced}, {@code given-up} ...
     * @param status of a bounce, such as {@code 5.1.1}; else null
     * @param delivery its id in the outbox; null where it never got one, or is not known
     */
    record MessageFailed(
            String template,
            String to,
            String step,
            String occurrence,
            Long delivery,
            String recipient,
            @JsonProperty("public") Boolean isPublic,
            String reason,
            String status)
            implements StepMessage, MessageAbout {}

    /** The customer was sent the link to their page. */
    record StatusLinkSent() implements MessageEvents {}

    /** One of ours was shown the customer's link. */
    record StatusLinkRevealed() implements MessageEvents {}
}
