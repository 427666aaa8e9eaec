package io.tierline.cases.events;

/**
 * What is known of a mail. A mark that does not hold is null.
 *
 * @param sender a pseudonym of the sender's address: the same for the same address
 * @param attachments how many files it had; null for none
 * @param cut that it was longer than what was read
 * @param colleague that its sender is another one of the customer's people than the reporter
 * @param automatic that a machine wrote it
 * @param knownBy by what that is known
 * @param loop that it answers too fast and too often to be read
 * @param thirdParty that its sender has nothing to do with the case
 * @param unproven that its sender's address is not proved
 */
public record Mail(
        String sender,
        Integer attachments,
        Boolean cut,
        Boolean colleague,
        Boolean automatic,
        String knownBy,
        Boolean loop,
        Boolean thirdParty,
        Boolean unproven) {

    public static final Mail NONE = new Mail(null, null, null, null, null, null, null, null, null);

    /** @param attachments 0 for none */
    public static Mail from(String sender, int attachments, boolean cut) {
        return new Mail(sender, attachments == 0 ? null : attachments, mark(cut), null, null, null, null, null, null);
    }

    public Mail ofColleague(boolean holds) {
        return new Mail(sender, attachments, cut, mark(holds), automatic, knownBy, loop, thirdParty, unproven);
    }

    public Mail automatic(String known) {
        return new Mail(sender, attachments, cut, colleague, true, known, loop, thirdParty, unproven);
    }

    public Mail inLoop() {
        return new Mail(sender, attachments, cut, colleague, automatic, knownBy, true, thirdParty, unproven);
    }

    public Mail ofThirdParty() {
        return new Mail(sender, attachments, cut, colleague, automatic, knownBy, loop, true, unproven);
    }

    public Mail notProved() {
        return new Mail(sender, attachments, cut, colleague, automatic, knownBy, loop, thirdParty, true);
    }

    private static Boolean mark(boolean holds) {
        return holds ? true : null;
    }
}
