package io.tierline.casework;

import io.tierline.words.Reader;
import io.tierline.words.Saying;

/**
 * A command does not fit how the case stands. Nothing was done; the message says why, and what to do instead: in English for
 * programs and logs, and {@link #in} for the person who reads it.
 */
public class CommandRefusedException extends RuntimeException {

    /** Why, in one word for programs. */
    public enum Reason {
        /** The case is closed or withdrawn. */
        ENDED,
        /** It is so already. */
        ALREADY_SO,
        /** It comes too early or too late: the case is not at the point for it. */
        NOT_NOW,
        /** A newer change of the same fact is on record. */
        OVERTAKEN,
        /** The other case or problem of the command cannot take part in it. */
        OTHER_UNFIT,
        /** The caller may not send it. */
        NOT_ALLOWED,
        /** The command's own fields are incomplete or wrong. */
        WRONG_FIELD,
        /** No entrance may write this kind of event. */
        NO_COMMAND;

        /** As it stands in answers of the API. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final Reason reason;
    private final String field;
    private final transient Saying why;
    private final transient Saying whole;

    public CommandRefusedException(String caseKey, Reason reason, Saying why) {
        this(reason, null, why, Saying.of("refused", caseKey, why));
    }

    private CommandRefusedException(Reason reason, String field, Saying why, Saying whole) {
        super(whole.english());
        this.reason = reason;
        this.field = field;
        this.why = why;
        this.whole = whole;
    }

    /** @param message goes on where the field's name stops: "is missing: ..." */
    static CommandRefusedException field(String field, Saying message) {
        return new CommandRefusedException(Reason.WRONG_FIELD, field, message, message);
    }

    public static CommandRefusedException notAllowed(Saying message) {
        return new CommandRefusedException(Reason.NOT_ALLOWED, null, message, message);
    }

    public Reason reason() {
        return reason;
    }

    /** The name of a wrong field; else null. */
    public String field() {
        return field;
    }

    /** Which refusal it is, finer than its reason; stable, as it stands in answers of the API. */
    public String code() {
        return why.code();
    }

    /** All of it, before it is known to whom. */
    public Saying saying() {
        return whole;
    }

    public String in(Reader reader) {
        return whole.in(reader);
    }
}
