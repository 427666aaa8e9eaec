package io.tierline.connectors.jira;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseNotFoundException;
import io.tierline.cases.Ledger;
import io.tierline.cases.References;
import io.tierline.cases.events.OversightEvents.ManagerNeeded;
import io.tierline.casework.IssueStatusChanged;
import io.tierline.casework.IssueStatusChanged.Meaning;
import io.tierline.inbox.Delivery;
import io.tierline.inbox.HookSource;
import io.tierline.inbox.NewDelivery;
import io.tierline.inbox.ProcessingResult;
import io.tierline.inbox.RetryLaterException;
import io.tierline.inbox.Signature;
import io.tierline.inbox.UnprocessableDeliveryException;
import io.tierline.inbox.Verdict;
import io.tierline.inbox.WebhookCall;
import io.tierline.notifications.DeliveryFailedException;
import io.tierline.notifications.Outbox;
import io.tierline.notifications.OutgoingMessage;
import io.tierline.process.CaseDesk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jira tells us what happens to Engineering's issues, at {@code POST /webhooks/jira}. */
class JiraHook implements HookSource {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String LABEL = "esc-";
    private static final String SHA256 = "sha256=";

    private final JiraSettings settings;
    private final JiraClient jira;
    private final References references;
    private final Ledger ledger;
    private final CaseDesk desk;
    private final Outbox outbox;

    JiraHook(
            JiraSettings settings,
            JiraClient jira,
            References references,
            Ledger ledger,
            CaseDesk desk,
            Outbox outbox) {
        this.settings = settings;
        this.jira = jira;
        this.references = references;
        this.ledger = ledger;
        this.desk = desk;
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return JiraSettings.NAME;
    }

    @Override
    public Verdict verify(WebhookCall call) {
        Optional<Verdict> refused = refused(call);
        return refused.orElseGet(() -> Verdict.accepted(delivery(call)));
    }

    /** Cloud signs. Data Center signs too, where it can; an older one proves itself by a password or by the address. */
    private Optional<Verdict> refused(WebhookCall call) {
        String signature = call.header("X-Hub-Signature");
        if (signature != null) {
            byte[] given = signature.startsWith(SHA256) ? Signature.hex(signature.substring(SHA256.length())) : null;
            return Signature.HMAC_SHA256.isRight(given, settings.webhookSecrets(), call.body())
                    ? Optional.empty()
                    : Optional.of(Verdict.refused(Verdict.Reason.WRONG));
        }
        String given = settings.isCloud() ? null : password(call).orElse(call.parameter("token"));
        if (given == null) {
            return Optional.of(Verdict.refused(Verdict.Reason.MISSING));
        }
        boolean right = false;
        for (String secret : settings.webhookSecrets()) {
            right |= MessageDigest.isEqual(
                    secret.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
        }
        return right ? Optional.empty() : Optional.of(Verdict.refused(Verdict.Reason.WRONG));
    }

    private static Optional<String> password(WebhookCall call) {
        String header = call.header("Authorization");
        if (header == null || !header.startsWith("Basic ")) {
            return Optional.empty();
        }
        byte[] credentials = Signature.base64(header.substring("Basic ".length()));
        if (credentials == null) {
            return Optional.empty();
        }
        String text = new String(credentials, StandardCharsets.UTF_8);
        return Optional.of(text.substring(text.indexOf(':') + 1));
    }

    private static NewDelivery delivery(WebhookCall call) {
        try {
            JiraNews news = read(call.body());
            if (news.timestamp() != null && news.issue() != null && news.issue().key() != null) {
                String key = news.changelog() == null || news.changelog().id() == null
                        ? Signature.digest(call.body())
                        : news.issue().id() + ":" + news.changelog().id() + ":" + news.timestamp();
                return new NewDelivery(
                        key, news.issue().key(), String.valueOf(news.webhookEvent()), news.at(), call.body());
            }
        } catch (IOException e) {
            // Signed, and no JSON of Jira's: a person has to look at it.
        }
        return new NewDelivery(Signature.digest(call.body()), "unreadable", "unreadable", call.at(), call.body());
    }

    private static JiraNews read(byte[] body) throws IOException {
        JiraNews news = JSON.readValue(body, JiraNews.class);
        if (news == null) {
            throw new IOException("It is empty.");
        }
        return news;
    }

    @Override
    public ProcessingResult work(Delivery delivery) {
        JiraNews news;
        try {
            news = read(delivery.body());
        } catch (IOException e) {
            throw new UnprocessableDeliveryException("This is no JSON of Jira's webhook.");
        }
        if (news.issue() == null || news.issue().key() == null || news.timestamp() == null) {
            throw new UnprocessableDeliveryException("This names no issue, or no time.");
        }
        Optional<String> status = news.newStatus();
        Optional<Meaning> meaning = status.flatMap(settings::meaning);
        if (meaning.isEmpty()) {
            return ProcessingResult.ignored("Not a change to a status that means something to a case.");
        }
        List<String> cases = cases(news);
        if (cases.isEmpty()) {
            return ProcessingResult.ignored("No case has this issue.");
        }
        if (isOurOwn(news)) {
            return ProcessingResult.ignored("Our own change, come back.");
        }
        for (String caseKey : cases) {
            act(caseKey, meaning.get(), status.get(), news, delivery);
        }
        return ProcessingResult.done();
    }

    /** By the reference; or, while that is not written yet, by the label that the issue was opened with. */
    private List<String> cases(JiraNews news) {
        List<String> known = references.cases(JiraSettings.NAME, news.issue().key());
        if (!known.isEmpty()) {
            return known;
        }
        for (String label : news.labels()) {
            if (label.startsWith(LABEL) && exists(label.substring(LABEL.length()))) {
                throw new RetryLaterException("The issue of this case is being written down just now.", null);
            }
        }
        return List.of();
    }

    private boolean exists(String caseKey) {
        try {
            // A person may have copied an issue with its labels: the case has its own by now.
            return ledger.caseFile(caseKey).issue() == null;
        } catch (CaseNotFoundException e) {
            return false;
        }
    }

    private boolean isOurOwn(JiraNews news) {
        try {
            return news.user() != null && news.user().isAccount(jira.me().id());
        } catch (DeliveryFailedException e) {
            throw new RetryLaterException("Jira cannot be asked who we are: " + e.getMessage(), null);
        }
    }

    private void act(String caseKey, Meaning meaning, String status, JiraNews news, Delivery delivery) {
        Instant at = news.at().isAfter(delivery.receivedAt()) ? delivery.receivedAt() : news.at();
        List<CaseEvent> events = desk.told(
                caseKey,
                new IssueStatusChanged(JiraSettings.NAME, news.issue().key(), meaning, status, at, delivery.key()));
        if (events.stream().anyMatch(event -> event.is(ManagerNeeded.class))) {
            outbox.write(new OutgoingMessage(
                    caseKey,
                    "issue-declined",
                    delivery.key(),
                    "issue-declined",
                    "manager",
                    Map.of("issue", news.issue().key(), "status", status)));
        }
    }
}
