package io.tierline.connectors.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierline.connectors.http.Connector;
import io.tierline.notifications.DeliveryFailedException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Zendesk as an operator sees it. */
@Component
class ZendeskConnector implements Connector {

    private final ObjectProvider<ZendeskClient> api;
    private final ObjectProvider<ZendeskSettings> settings;

    ZendeskConnector(ObjectProvider<ZendeskClient> api, ObjectProvider<ZendeskSettings> settings) {
        this.api = api;
        this.settings = settings;
    }

    @Override
    public String name() {
        return ZendeskHook.NAME;
    }

    @Override
    public boolean isConfigured() {
        return api.getIfAvailable() != null;
    }

    @Override
    public String howToConfigure() {
        return "Set TIERLINE_ZENDESK_URL, TIERLINE_ZENDESK_EMAIL, TIERLINE_ZENDESK_TOKEN, TIERLINE_ZENDESK_USERID and"
                + " TIERLINE_ZENDESK_WEBHOOKSECRETS.";
    }

    @Override
    public boolean isHeldBack() {
        ZendeskClient configured = api.getIfAvailable();
        return configured != null && configured.isHeldBack();
    }

    /** Looks our own user up, and whether it is the one whose doings we take for our own. */
    @Override
    public String check() throws DeliveryFailedException {
        ZendeskSettings set = settings.getObject();
        JsonNode users = api.getObject().users(set.email() == null ? set.userId() : set.email());
        for (JsonNode user : users) {
            if (user.path("id").asText().equals(set.userId())) {
                return "We are user " + set.userId() + " (" + user.path("role").asText("of unknown role") + ").";
            }
        }
        throw DeliveryFailedException.refused(
                "Zendesk lets us in, but knows no user " + set.userId() + " with the e-mail address in"
                        + " tierline.zendesk.email. Set tierline.zendesk.user-id to that user's id, or our own comments will"
                        + " come back as an agent's.");
    }
}
