package io.tierline.inbox;

/**
 * How a delivery was worked off.
 *
 * @param why it has no effect, in words without personal data; null when it has one
 */
public record ProcessingResult(String why) {

    private static final ProcessingResult DONE = new ProcessingResult(null);

    public static ProcessingResult done() {
        return DONE;
    }

    /** It is nothing to us. */
    public static ProcessingResult ignored(String why) {
        return new ProcessingResult(why);
    }
}
