package io.tierline.connectors.jira;

import io.tierline.cases.Reference;
import io.tierline.notifications.DeliveryFailedException;
import io.tierline.notifications.PublicUrl;
import io.tierline.process.EngineeringTracker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Engineering's issues in Jira. Jira knows no idempotency keys: before something is written, it is looked for. */
class JiraTracker implements EngineeringTracker {

    private final JiraSettings settings;
    private final JiraClient jira;
    private final PublicUrl publicUrl;

    JiraTracker(JiraSettings settings, JiraClient jira, PublicUrl publicUrl) {
        this.settings = settings;
        this.jira = jira;
        this.publicUrl = publicUrl;
    }

    @Override
    public Reference open(Issue issue) throws DeliveryFailedException {
        Optional<String> earlier = jira.find(issue.idempotencyKey(), issue.delivery());
        String key = earlier.isPresent()
                ? earlier.get()
                : jira.create(issue.title(), issue.description(), labels(issue), issue.delivery());
        jira.link(key, issue.caseKey(), publicUrl.of("/camunda/app/tasklist/"), issue.delivery());
        return new Reference(JiraSettings.NAME, key, settings.base() + "/browse/" + key);
    }

    /** Jira's labels hold no blanks. */
    private List<String> labels(Issue issue) {
        List<String> labels = new ArrayList<>(issue.labels());
        labels.add(issue.idempotencyKey());
        labels.addAll(settings.labels());
        return labels.stream()
                .map(label -> label.replaceAll("\\s+", "-"))
                .distinct()
                .toList();
    }

    @Override
    public boolean wants(Topic topic) {
        return settings.wants(topic);
    }

    @Override
    public void tell(News news) throws DeliveryFailedException {
        String mark = "Tierline message " + news.delivery();
        if (!jira.hasComment(news.issue(), mark, news.delivery())) {
            jira.comment(news.issue(), news.text().strip() + "\n\n" + mark, news.delivery());
        }
        Optional<String> status = settings.targetStatus(news.topic());
        if (status.isPresent()) {
            jira.move(news.issue(), status.get(), news.delivery());
        }
    }
}
