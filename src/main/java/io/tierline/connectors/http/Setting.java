package io.tierline.connectors.http;

import java.net.URI;
import java.net.URISyntaxException;

/** Checks what an operator has set, and names the setting that is wrong, with its environment variable. */
public final class Setting {

    private Setting() {}

    /** @throws WrongConfiguration naming the setting, when it is empty */
    public static String required(String key, String value, String whatItIs) {
        if (value == null || value.isBlank()) {
            throw new InvalidConnectorException(
                    key + " is not set.",
                    "Set " + variable(key) + " to " + whatItIs + ", or switch the connector off.");
        }
        return value.strip();
    }

    /**
     * The base of an HTTP interface, without a slash at its end. Without TLS only this machine is spoken to.
     *
     * @throws WrongConfiguration naming the setting, when it is none
     */
    public static URI base(String key, String value, String example) {
        String text = required(key, value, "the address, such as " + example);
        try {
            URI uri = new URI(text.replaceAll("/+$", ""));
            boolean local = "localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost());
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || local && "http".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new InvalidConnectorException(
                key + " is '" + text + "', which is no https address.",
                "Set " + variable(key) + ", such as " + example + ".");
    }

    /** {@code tierline.jira.url} is {@code TIERLINE_JIRA_URL} in the environment. */
    private static String variable(String key) {
        return key + " (in the environment "
                + key.toUpperCase(java.util.Locale.ROOT).replace("-", "").replace('.', '_') + ")";
    }
}
