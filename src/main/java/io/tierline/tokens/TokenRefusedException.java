package io.tierline.tokens;

/** A token is not made. Nothing was done; the message says what to do instead. */
public class TokenRefusedException extends RuntimeException {

    private final String field;

    TokenRefusedException(String field, String message) {
        super(message);
        this.field = field;
    }

    /** Of the request. */
    public String field() {
        return field;
    }
}
