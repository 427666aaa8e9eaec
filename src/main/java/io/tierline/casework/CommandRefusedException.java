package io.tierline.casework;

/** A command does not fit how the case stands. Nothing was done; the message says why, and what to do instead. */
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

    public CommandRefusedException(String caseKey, Reason reason, String why) {
        super("%s: %s Nothing was done.".formatted(caseKey, why));
        this.reason = reason;
        this.field = null;
    }

    private CommandRefusedException(Reason reason, String field, String message) {
        super(message);
        this.reason = reason;
        this.field = field;
    }

    /** @param message goes on where the field's name stops: "is missing: ..." */
    static CommandRefusedException field(String field, String message) {
        return new CommandRefusedException(Reason.WRONG_FIELD, field, message);
    }

    public static CommandRefusedException notAllowed(String message) {
        return new CommandRefusedException(Reason.NOT_ALLOWED, null, message);
    }

    public Reason reason() {
        return reason;
    }

    /** The name of a wrong field; else null. */
    public String field() {
        return field;
    }
}
