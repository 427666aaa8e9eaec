package io.tierline.cases.events;

/**
 * By which way an event came into the ledger. All is null for what Tierline does by itself.
 *
 * @param channel how a person's words came: {@code email}, {@code phone}, {@code zendesk} ...
 * @param via the system that acted: {@code tracker}
 * @param task the kind of task in whose form it was entered: that form moves the case on itself
 * @param enteredBy the user id of who entered what a customer did
 * @param onBehalfOf the user id, or a name in another system, of whose act it was, where a signed-in user sent it
 * @param byStaff the user id of one of ours who acted on the customer's page
 * @param writtenTo the case that it was addressed to, where that one goes on in this one
 * @param mail what is known of the mail it came by; {@link Mail#NONE} for none
 */
public record Origin(
        String channel,
        String via,
        String task,
        String enteredBy,
        String onBehalfOf,
        String byStaff,
        String writtenTo,
        @com.fasterxml.jackson.annotation.JsonIgnore Mail mail) {

    public static final Origin NONE = new Origin(null, null, null, null, null, null, null, Mail.NONE);

    public Origin {
        mail = mail == null ? Mail.NONE : mail;
    }

    public static Origin channel(String channel) {
        return NONE.withChannel(channel);
    }

    public static Origin task(String task) {
        return NONE.withTask(task);
    }

    public Origin withChannel(String newChannel) {
        return new Origin(newChannel, via, task, enteredBy, onBehalfOf, byStaff, writtenTo, mail);
    }

    public Origin withVia(String system) {
        return new Origin(channel, system, task, enteredBy, onBehalfOf, byStaff, writtenTo, mail);
    }

    public Origin withTask(String kind) {
        return new Origin(channel, via, kind, enteredBy, onBehalfOf, byStaff, writtenTo, mail);
    }

    public Origin withEnteredBy(String user) {
        return new Origin(channel, via, task, user, onBehalfOf, byStaff, writtenTo, mail);
    }

    public Origin withOnBehalfOf(String person) {
        return new Origin(channel, via, task, enteredBy, person, byStaff, writtenTo, mail);
    }

    public Origin withByStaff(String user) {
        return new Origin(channel, via, task, enteredBy, onBehalfOf, user, writtenTo, mail);
    }

    public Origin withWrittenTo(String caseKey) {
        return new Origin(channel, via, task, enteredBy, onBehalfOf, byStaff, caseKey, mail);
    }

    public Origin withMail(Mail read) {
        return new Origin(channel, via, task, enteredBy, onBehalfOf, byStaff, writtenTo, read);
    }

    /** Whether a person who is concerned wrote it: no machine, and nobody who has nothing to do with the case. */
    public boolean ownWords() {
        return !Boolean.TRUE.equals(mail.automatic()) && !Boolean.TRUE.equals(mail.thirdParty());
    }
}
