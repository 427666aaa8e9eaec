package io.tierline.inbox;

/** A source that calls us, at {@code POST /webhooks/<name>}. */
public interface HookSource extends Source {

    /**
     * Judges a call by its raw bytes and headers. Runs for every call of every sender: it asks no other system, and is
     * done in a millisecond. Nothing in the body may be believed before the signature is found right
     * ({@link Signature}).
     */
    Verdict verify(WebhookCall call);
}
