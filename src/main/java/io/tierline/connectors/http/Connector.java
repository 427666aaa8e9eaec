package io.tierline.connectors.http;

import io.tierline.notifications.DeliveryFailedException;

/** A connector as an operator sees it. Each vendor has one, configured or not. */
public interface Connector {

    /** One lower-case word, such as {@code jira}. */
    String name();

    boolean isConfigured();

    /** What to set so that it is on, in one sentence. */
    String howToConfigure();

    /**
     * Asks the vendor something harmless, which needs the same credentials and rights as our work does.
     *
     * @return who we are over there, or what else shows that it works; without secrets
     * @throws DeliveryFailed saying in plain words what is wrong
     */
    String check() throws DeliveryFailedException;

    /** Whether the vendor failed so often that it is left alone at the moment. */
    default boolean isHeldBack() {
        return false;
    }
}
