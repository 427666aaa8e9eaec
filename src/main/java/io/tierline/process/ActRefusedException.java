package io.tierline.process;

/** A manager's act that is not done. Nothing was changed. */
public class ActRefusedException extends RuntimeException {

    /** Why, in the kinds that doors answer differently. */
    public enum Why {
        /** Only managers act. */
        NOT_A_MANAGER,
        /** The act's own fields are incomplete or wrong. */
        WRONG_FIELD,
        /** It does not fit how the case stands. */
        DOES_NOT_FIT
    }

    private final Why why;
    private final String field;

    private ActRefusedException(Why why, String field, String message) {
        super(message);
        this.why = why;
        this.field = field;
    }

    static ActRefusedException notAManager() {
        return new ActRefusedException(Why.NOT_A_MANAGER, null, "Only managers may do this.");
    }

    /** @param message goes on where the field's name stops: "is missing: ..." */
    static ActRefusedException field(String field, String message) {
        return new ActRefusedException(Why.WRONG_FIELD, field, message);
    }

    static ActRefusedException doesNotFit(String message) {
        return new ActRefusedException(Why.DOES_NOT_FIT, null, message);
    }

    public Why why() {
        return why;
    }

    /** {@code to} or {@code reason} for a wrong field; else null. */
    public String field() {
        return field;
    }
}
