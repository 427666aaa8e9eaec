package io.tierline.engine;

/** Others were quicker, again and again: nothing was done, and the same call may succeed in a moment. */
public class CaseBusyException extends RuntimeException {

    public CaseBusyException(Throwable cause) {
        super("Too many others act on the same case in this moment. Nothing was done.", cause);
    }
}
