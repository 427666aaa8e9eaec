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
        RECIPIENT,

        /** A fact that decisions ask for; today it is told by another one, such as {@code category in security, data}. */
        FACT,

        /** A step: the bean that a delegate expression names. */
        STEP,

        /** A question that conditions and mappings ask: {@code caseFile.} and its name. */
        QUESTION
    }
}
