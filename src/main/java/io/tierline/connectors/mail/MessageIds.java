package io.tierline.connectors.mail;

import io.tierline.cases.events.MessageEvents.MessageQueued;
import io.tierline.notifications.Message;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Message-ID of each of our mails: the same for each attempt, so that a mail which arrives twice after all is known as
 * one. It carries the case's {@link CaseTokens token}: an answer to it names it, also when the reply address was lost.
 */
final class MessageIds {

    /** What stands behind the token: step, occurrence and recipient. */
    private static final Pattern REST =
            Pattern.compile("-[a-z2-7]{16}\\.([^.@<>\\s]+)\\.([^.@<>\\s]+)\\.([^.@<>\\s]+)@");

    private final CaseTokens tokens;
    private final String domain;

    MessageIds(CaseTokens tokens, String domain) {
        this.tokens = tokens;
        this.domain = domain;
    }

    String of(Message message) {
        return of(message.caseKey(), message.step(), message.occurrence(), message.recipient());
    }

    /** @param queued the event by which the message was written into the outbox */
    String of(String caseKey, MessageQueued queued) {
        return of(caseKey, queued.step(), queued.occurrence(), queued.recipient());
    }

    private String of(String caseKey, String step, String occurrence, String recipient) {
        String key = Stream.of(caseKey == null ? null : tokens.of(caseKey), step, occurrence, recipient)
                .filter(Objects::nonNull)
                .map(MessageIds::part)
                .collect(Collectors.joining("."));
        return "<" + key + "@" + domain + ">";
    }

    /** A word as it stands in a Message-ID. */
    static String part(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "_");
    }

    /** Which of our messages a Message-ID is of, when it is one of ours and of one case. */
    Optional<Sent> read(String text) {
        Matcher rest = REST.matcher(text.toLowerCase(Locale.ROOT));
        return tokens.find(text)
                .filter(caseKey -> rest.find())
                .map(caseKey -> new Sent(caseKey, rest.group(1), rest.group(2), rest.group(3)));
    }

    /** A message of ours, as far as its Message-ID tells. */
    record Sent(String caseKey, String step, String occurrence, String recipient) {}
}
