package io.tierline.connectors.jira;

import io.tierline.casework.IssueStatusChanged.Meaning;
import io.tierline.connectors.http.InvalidConnectorException;
import io.tierline.connectors.http.Setting;
import io.tierline.connectors.http.Vendor;
import io.tierline.process.EngineeringTracker.Topic;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Jira is reached and what of it means what to us.
 *
 * @param url such as {@code https://example.atlassian.net}; set, it switches the connector on
 * @param edition {@code cloud} or {@code data-center}; when it is not set, what the address says
 * @param user on Cloud the mail address of the account whose token it is; on Data Center empty, unless the token is a password
 * @param token of the account that works in Jira
 * @param project the key of the project in which issues are opened
 * @param issueType of new issues, as it is named in Jira
 * @param priority of new issues, as it is named in Jira; empty where the project's screen has none
 * @param labels of new issues, beside the case's own
 * @param webhookSecrets one, or two while the secret is being changed; without any Jira tells us nothing
 * @param comments what becomes a comment: {@code internal-notes}, {@code customer-replies}
 * @param statuses which of Jira's statuses mean {@code done}, {@code reopened} and {@code wont-do}
 * @param transitions to which of Jira's statuses we move an issue when its case is {@code resolved}, {@code handed-back} or
 *     {@code back-again} here; none for what is not named
 */
@ConfigurationProperties("tierline.jira")
record JiraSettings(
        String url,
        String edition,
        String user,
        String token,
        String project,
        @DefaultValue("Bug") String issueType,
        @DefaultValue("Highest") String priority,
        @DefaultValue List<String> labels,
        @DefaultValue List<String> webhookSecrets,
        @DefaultValue({"internal-notes", "customer-replies"}) Set<String> comments,
        @DefaultValue Map<String, List<String>> statuses,
        @DefaultValue Map<String, String> transitions) {

    static final String NAME = "jira";

    private static final String CLOUD = "cloud";
    private static final String DATA_CENTER = "data-center";

    private static final Map<String, Set<Topic>> COMMENTS =
            Map.of("internal-notes", Set.of(Topic.INTERNAL_NOTE), "customer-replies", Set.of(Topic.CUSTOMER_REPLY));
    private static final Map<String, Topic> MOVES =
            Map.of("resolved", Topic.RESOLVED, "handedback", Topic.HANDED_BACK, "backagain", Topic.BACK_AGAIN);

    JiraSettings {
        URI base = Setting.base("tierline.jira.url", url, "https://example.atlassian.net");
        if (edition == null || edition.isBlank()) {
            edition = base.getHost().endsWith(".atlassian.net") ? CLOUD : DATA_CENTER;
        }
        oneOf("tierline.jira.edition", edition, Set.of(CLOUD, DATA_CENTER));
        Setting.required("tierline.jira.token", token, "an API token (Cloud) or a personal access token (Data Center)");
        Setting.required("tierline.jira.project", project, "the key of Engineering's project, such as ENG");
        if (CLOUD.equals(edition)) {
            Setting.required("tierline.jira.user", user, "the mail address of the account whose token it is");
        }
        comments.forEach(one -> oneOf("tierline.jira.comments", one, COMMENTS.keySet()));
        statuses = plain(statuses);
        transitions = plain(transitions);
        statuses.keySet().forEach(one -> oneOf("tierline.jira.statuses", one, MEANINGS.keySet()));
        transitions.keySet().forEach(one -> oneOf("tierline.jira.transitions", one, MOVES.keySet()));
        webhookSecrets = webhookSecrets.stream()
                .filter(secret -> secret != null && !secret.isBlank())
                .toList();
    }

    /** An environment variable's name holds no hyphen: there {@code wont-do} is {@code WONTDO}. */
    private static <V> Map<String, V> plain(Map<String, V> settings) {
        Map<String, V> plain = new LinkedHashMap<>();
        settings.forEach((name, value) -> plain.put(name.replace("-", ""), value));
        return plain;
    }

    private static void oneOf(String key, String value, Set<String> allowed) {
        if (!allowed.contains(value)) {
            throw new InvalidConnectorException(
                    key + " has '" + value + "', which means nothing.",
                    "Use " + String.join(", ", allowed.stream().sorted().toList()) + ".");
        }
    }

    /** By the setting's name. */
    private static final Map<String, Meaning> MEANINGS =
            new TreeMap<>(Map.of("done", Meaning.DONE, "reopened", Meaning.REOPENED, "wontdo", Meaning.DECLINED));

    /** Names are compared without regard to case: Jira shows them in other letters than it keeps them. */
    Optional<Meaning> meaning(String status) {
        return MEANINGS.entrySet().stream()
                .filter(meaning -> statuses.getOrDefault(meaning.getKey(), List.of()).stream()
                        .anyMatch(status::equalsIgnoreCase))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    Optional<String> targetStatus(Topic topic) {
        return MOVES.entrySet().stream()
                .filter(move -> move.getValue() == topic)
                .map(move -> transitions.get(move.getKey()))
                .filter(target -> target != null && !target.isBlank())
                .findFirst();
    }

    boolean wants(Topic topic) {
        return MOVES.containsValue(topic)
                || comments.stream().anyMatch(one -> COMMENTS.get(one).contains(topic));
    }

    boolean isCloud() {
        return CLOUD.equals(edition);
    }

    URI base() {
        return Setting.base("tierline.jira.url", url, "https://example.atlassian.net");
    }

    Vendor vendor() {
        return user == null || user.isBlank()
                ? Vendor.bearer(NAME, base(), token)
                : Vendor.basic(NAME, base(), user, token);
    }

    /** Holds a token: says nothing of it. */
    @Override
    public String toString() {
        return "Jira " + edition + " at " + url;
    }
}
