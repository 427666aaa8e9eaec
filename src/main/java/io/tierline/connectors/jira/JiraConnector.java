package io.tierline.connectors.jira;

import io.tierline.connectors.http.Connector;
import io.tierline.notifications.DeliveryFailedException;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Jira as an operator sees it. */
@Component
class JiraConnector implements Connector {

    private final ObjectProvider<JiraClient> api;
    private final ObjectProvider<JiraSettings> settings;

    JiraConnector(ObjectProvider<JiraClient> api, ObjectProvider<JiraSettings> settings) {
        this.api = api;
        this.settings = settings;
    }

    @Override
    public String name() {
        return JiraSettings.NAME;
    }

    @Override
    public boolean isConfigured() {
        return api.getIfAvailable() != null;
    }

    @Override
    public String howToConfigure() {
        return "Set tierline.jira.url, .user, .token and .project: see docs/connectors/jira.md.";
    }

    @Override
    public boolean isHeldBack() {
        JiraClient jira = api.getIfAvailable();
        return jira != null && jira.isHeldBack();
    }

    @Override
    public String check() throws DeliveryFailedException {
        JiraClient jira = api.getObject();
        JiraSettings set = settings.getObject();
        JiraClient.Account me = jira.me();
        List<String> types = jira.issueTypes();
        if (!types.contains(set.issueType())) {
            throw DeliveryFailedException.refused("Project " + set.project() + " lets us open no issue of the type '"
                    + set.issueType() + "' (tierline.jira.issue-type); it has " + String.join(", ", types) + ".");
        }
        String hears = set.webhookSecrets().isEmpty()
                ? " Jira tells us nothing: tierline.jira.webhook-secrets is not set."
                : "";
        return "We are " + me.name() + " there, and can open issues in " + set.project() + "." + hears;
    }
}
