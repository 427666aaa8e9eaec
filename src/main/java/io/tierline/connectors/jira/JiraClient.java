package io.tierline.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierline.connectors.http.VendorHttp;
import io.tierline.connectors.http.VendorRequest;
import io.tierline.connectors.http.VendorResponse;
import io.tierline.notifications.DeliveryFailedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The few calls of Jira's REST interface that we make; Cloud and Data Center differ in version and text format. */
final class JiraClient {

    private static final Logger LOG = LoggerFactory.getLogger(JiraClient.class);

    private static final int LONGEST_SUMMARY = 255;

    private final JiraSettings settings;
    private final VendorHttp http;
    private final String root;

    /** Who we are over there; asked once. */
    private volatile Account me;

    JiraClient(JiraSettings settings, VendorHttp http) {
        this.settings = settings;
        this.http = http;
        this.root = settings.isCloud() ? "/rest/api/3" : "/rest/api/2";
    }

    /** @param id the account id on Cloud, the user's key or name on Data Center */
    record Account(String id, String name) {}

    boolean isHeldBack() {
        return http.isHeldBack();
    }

    Account me() throws DeliveryFailedException {
        Account known = me;
        if (known == null) {
            JsonNode self = http.call(VendorRequest.get(root + "/myself")).json();
            String id = settings.isCloud()
                    ? self.path("accountId").asText()
                    : self.path("name").asText();
            known = new Account(id, self.path("displayName").asText(id));
            me = known;
        }
        return known;
    }

    List<String> issueTypes() throws DeliveryFailedException {
        JsonNode answer = http.call(
                        VendorRequest.get(root + "/issue/createmeta/{project}/issuetypes", settings.project()))
                .json();
        JsonNode types = answer.has("issueTypes") ? answer.get("issueTypes") : answer.path("values");
        return each(types).map(type -> type.path("name").asText()).toList();
    }

    /** The issue with that label, if there is one that Jira's index knows. */
    Optional<String> find(String label, long delivery) throws DeliveryFailedException {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put(
                "jql", "project = \"" + settings.project() + "\" AND labels = \"" + label + "\" ORDER BY created ASC");
        query.put("maxResults", 1);
        query.put("fields", List.of("summary"));
        JsonNode found = http.call(VendorRequest.post(root + (settings.isCloud() ? "/search/jql" : "/search"))
                        .json(query)
                        .mayRepeat()
                        .about(delivery))
                .json();
        return each(found.path("issues"))
                .map(issue -> issue.path("key").asText())
                .filter(key -> !key.isEmpty())
                .findFirst();
    }

    String create(String summary, String description, List<String> labels, long delivery)
            throws DeliveryFailedException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("project", Map.of("key", settings.project()));
        fields.put("issuetype", Map.of("name", settings.issueType()));
        fields.put("summary", shortened(summary.replaceAll("\\s+", " ").strip()));
        fields.put("description", rich(description));
        fields.put("labels", labels);
        if (settings.priority() != null && !settings.priority().isBlank()) {
            fields.put("priority", Map.of("name", settings.priority()));
        }
        JsonNode created = http.call(VendorRequest.post(root + "/issue")
                        .json(Map.of("fields", fields))
                        .about(delivery))
                .json();
        String key = created.path("key").asText();
        if (key.isEmpty()) {
            throw DeliveryFailedException.unknown("jira opened an issue and did not say which.");
        }
        return key;
    }

    /** A link from the issue to the case: one, however often it is asked for. A Jira that refuses it does without. */
    void link(String issue, String caseKey, String url, long delivery) throws DeliveryFailedException {
        Map<String, Object> link = Map.of(
                "globalId", "tierline=" + caseKey, "object", Map.of("url", url, "title", caseKey + " in Tierline"));
        VendorResponse answer = http.ask(VendorRequest.post(root + "/issue/{issue}/remotelink", issue)
                .json(link)
                .mayRepeat()
                .about(delivery));
        if (!answer.isOk()) {
            LOG.warn("Jira does not take the link from {} to {} (HTTP {})", issue, caseKey, answer.status());
        }
    }

    /** Whether a comment on the issue holds that text. */
    boolean hasComment(String issue, String mark, long delivery) throws DeliveryFailedException {
        JsonNode found = http.call(VendorRequest.get(root + "/issue/{issue}?fields={fields}", issue, "comment")
                        .about(delivery))
                .json();
        return each(found.path("fields").path("comment").path("comments"))
                .anyMatch(comment -> comment.path("body").toString().contains(mark));
    }

    void comment(String issue, String text, long delivery) throws DeliveryFailedException {
        http.call(VendorRequest.post(root + "/issue/{issue}/comment", issue)
                .json(Map.of("body", rich(text)))
                .about(delivery));
    }

    /** Moves the issue to that status, unless it is there; a workflow that has no way there is left alone. */
    void move(String issue, String status, long delivery) throws DeliveryFailedException {
        JsonNode ways = http.call(VendorRequest.get(root + "/issue/{issue}/transitions", issue)
                        .about(delivery))
                .json();
        Optional<String> way = each(ways.path("transitions"))
                .filter(one -> one.path("to").path("name").asText().equalsIgnoreCase(status))
                .map(one -> one.path("id").asText())
                .findFirst();
        if (way.isEmpty()) {
            LOG.info("Jira's workflow has no way for {} to the status '{}', or it is there already", issue, status);
            return;
        }
        http.call(VendorRequest.post(root + "/issue/{issue}/transitions", issue)
                .json(Map.of("transition", Map.of("id", way.get())))
                .mayRepeat()
                .about(delivery));
    }

    private Object rich(String text) {
        return settings.isCloud() ? Adf.of(text) : WikiText.of(text);
    }

    private static String shortened(String summary) {
        return summary.length() <= LONGEST_SUMMARY ? summary : summary.substring(0, LONGEST_SUMMARY);
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
