package io.tierline.intake.inbox;

/**
 * How a delivery was worked off.
 *
 * @param why it has no effect, in words without personal data; null when it has one
 */
public record Worked(String why) {

    private static final Worked DONE = new Worked(null);

    public static Worked done() {
        return DONE;
    }

    /** It is nothing to us. */
    public static Worked ignored(String why) {
        return new Worked(why);
    }
}
