package io.tierline.aliases;

/**
 * A name of an earlier release.
 *
 * @param name as models of that release have it
 * @param now what it means today
 * @param until the release that does not know it any more
 */
public record Alias(Kind kind, String name, String now, String until) {

    /** What is named. */
    public enum Kind {
        /** To whom a message goes: the input {@code to} of a send task. */
        RECIPIENT
    }
}
