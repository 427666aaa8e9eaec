package io.tierline.cases.events;

/**
 * By which way an event came into the ledger. All is null for what Tierline does by itself.
 *
 * @param channel how a person's words came: {@code email}, {@code phone}, {@code zendesk} ...
 * @param via the system that acted: {@link #TRACKER}
 * @param task the kind of task in whose form it was entered: that form moves the case on itself
 * @param enteredBy the user id of who entered what a customer did
 * @param onBehalfOf the user id, or a name in another system, of whose act it was, where a signed-in user sent it
 * @param byStaff the user id of one of ours who acted on the customer's page
 * @param writtenTo the case that it was addressed to, where that one goes on in this one
 * @param mail what is known of the mail it came by; {@link Mail#NONE} for none
 */
public record Provenance(
        String channel,
        String via,
        String task,
        String enteredBy,
        String onBehalfOf,
        String byStaff,
        String writtenTo,
        @com.fasterxml.jackson.annotation.JsonIgnore Mail mail) {

    /** {@link #via} of what the engineers' tracker told: it is no news there. */
    public static final String TRACKER = "tracker";

    public static final Provenance NONE = new Provenance(null, null, null, null, null, null, null, Mail.NONE);

    public Provenance {
        mail = mail == null ? Mail.NONE : mail;
    }

    public static Provenance channel(String channel) {
        return NONE.withChannel(channel);
    }

    public static Provenance task(String task) {
        return NONE.withTask(task);
    }

    public Provenance withChannel(String newChannel) {
        return new Provenance(newChannel, via, task, enteredBy, onBehalfOf, byStaff, writtenTo, mail);
    }

    public Provenance withVia(String system) {
        return new Provenance(channel, system, task, enteredBy, onBehalfOf, byStaff, writtenTo, mail);
    }

    public Provenance withTask(String kind) {
        return new Provenance(channel, via, kind, enteredBy, onBehalfOf, byStaff, writtenTo, mail);
    }

    public Provenance withEnteredBy(String user) {
        return new Provenance(channel, via, task, user, onBehalfOf, byStaff, writtenTo, mail);
    }

    public Provenance withOnBehalfOf(String person) {
        return new Provenance(channel, via, task, enteredBy, person, byStaff, writtenTo, mail);
    }

    public Provenance withByStaff(String user) {
        return new Provenance(channel, via, task, enteredBy, onBehalfOf, user, writtenTo, mail);
    }

    public Provenance withWrittenTo(String caseKey) {
        return new Provenance(channel, via, task, enteredBy, onBehalfOf, byStaff, caseKey, mail);
    }

    public Provenance withMail(Mail read) {
        return new Provenance(channel, via, task, enteredBy, onBehalfOf, byStaff, writtenTo, read);
    }

    /** Whether a person who is concerned wrote it: no machine, and no person who has nothing to do with the case. */
    public boolean ownWords() {
        return !Boolean.TRUE.equals(mail.automatic()) && !Boolean.TRUE.equals(mail.thirdParty());
    }
}
