package io.tierline.connectors.slack;

import io.tierline.connectors.http.InvalidConnectorException;
import io.tierline.connectors.http.Setting;
import io.tierline.connectors.http.Vendor;
import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Slack is reached.
 *
 * @param token the app's bot token; set, it switches the connector on
 * @param channel the id of the channel in which cases stand, such as {@code C0123456789}
 * @param signingSecrets the app's signing secret, or two while it is being changed; without any no button works
 * @param apiUrl Slack's own, unless something stands in between
 */
@ConfigurationProperties("tierline.slack")
record SlackSettings(
        String token,
        String channel,
        @DefaultValue List<String> signingSecrets,
        @DefaultValue("https://slack.com/api") String apiUrl) {

    static final String NAME = "slack";

    SlackSettings {
        Setting.required("tierline.slack.token", token, "the app's bot token, which begins with xoxb-");
        if (!token.startsWith("xoxb-")) {
            throw new InvalidConnectorException(
                    "tierline.slack.token is no bot token.",
                    "Set TIERLINE_SLACK_TOKEN to the Bot User OAuth Token, which begins with xoxb-.");
        }
        Setting.required("tierline.slack.channel", channel, "the id of a channel, such as C0123456789");
        if (!channel.matches("[CG][A-Z0-9]+")) {
            throw new InvalidConnectorException(
                    "tierline.slack.channel is '" + channel + "', which is no channel's id.",
                    "Set TIERLINE_SLACK_CHANNEL to the id at the end of the channel's details, such as C0123456789.");
        }
        Setting.base("tierline.slack.api-url", apiUrl, "https://slack.com/api");
        signingSecrets = signingSecrets.stream()
                .filter(secret -> secret != null && !secret.isBlank())
                .toList();
    }

    Vendor vendor() {
        URI base = Setting.base("tierline.slack.api-url", apiUrl, "https://slack.com/api");
        return Vendor.bearer(NAME, base, token);
    }

    /** Holds a token: says nothing of it. */
    @Override
    public String toString() {
        return "Slack channel " + channel;
    }
}
