package io.tierline.connectors.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierline.connectors.http.Connector;
import io.tierline.notifications.DeliveryFailedException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Slack as an operator sees it. */
@Component
class SlackConnector implements Connector {

    private final ObjectProvider<SlackClient> api;
    private final ObjectProvider<SlackSettings> settings;

    SlackConnector(ObjectProvider<SlackClient> api, ObjectProvider<SlackSettings> settings) {
        this.api = api;
        this.settings = settings;
    }

    @Override
    public String name() {
        return SlackSettings.NAME;
    }

    @Override
    public boolean isConfigured() {
        return api.getIfAvailable() != null;
    }

    @Override
    public String howToConfigure() {
        return "Set tierline.slack.token, .channel and .signing-secrets: see docs/connectors/slack.md.";
    }

    @Override
    public boolean isHeldBack() {
        SlackClient slack = api.getIfAvailable();
        return slack != null && slack.isHeldBack();
    }

    @Override
    public String check() throws DeliveryFailedException {
        JsonNode me = api.getObject().me();
        String hears = settings.getObject().signingSecrets().isEmpty()
                ? " No button works: tierline.slack.signing-secrets is not set."
                : "";
        return "We are " + me.path("user").asText() + " in the workspace "
                + me.path("team").asText() + "." + hears;
    }
}
