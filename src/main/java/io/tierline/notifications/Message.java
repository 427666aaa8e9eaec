package io.tierline.notifications;

import java.util.List;

/**
 * A rendered message on its way to one recipient.
 *
 * @param delivery its number in the outbox
 * @param caseKey null for one about several cases
 * @param recipient pseudonymous: {@code customer} or a person's id
 * @param role as what the recipient is told, such as {@code customer} or {@code owner}
 * @param name the recipient's name
 * @param address where it goes, in the form that the channel understands
 * @param attachments the ids of the case's files that go along, where the channel takes files along
 */
public record Message(
        long delivery,
        String caseKey,
        String step,
        String occurrence,
        String recipient,
        String role,
        String name,
        String address,
        String subject,
        String text,
        List<String> attachments) {}
