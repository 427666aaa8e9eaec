package io.tierline.connectors.jira;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tierline.cases.Assignment;
import io.tierline.cases.Case;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseNotFoundException;
import io.tierline.cases.Ledger;
import io.tierline.cases.Level;
import io.tierline.cases.LevelTable;
import io.tierline.cases.Levels;
import io.tierline.cases.NewEvent;
import io.tierline.cases.References;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.OversightEvents.ManagerNeeded;
import io.tierline.cases.events.Provenance;
import io.tierline.cases.events.WorkEvents.Fixed;
import io.tierline.cases.events.WorkEvents.Moved;
import io.tierline.connectors.jira.JiraSettings.StatusMeaning;
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
import io.tierline.notifications.OutgoingMessage;
import io.tierline.process.ActNotifications;
import io.tierline.process.CaseDesk;
import io.tierline.process.EngineeringTracker;
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
    private final Levels levels;
    private final CaseDesk desk;
    private final ActNotifications actNotifications;

    JiraHook(
            JiraSettings settings,
            JiraClient jira,
            References references,
            Ledger ledger,
            Levels levels,
            CaseDesk desk,
            ActNotifications actNotifications) {
        this.settings = settings;
        this.jira = jira;
        this.references = references;
        this.ledger = ledger;
        this.levels = levels;
        this.desk = desk;
        this.actNotifications = actNotifications;
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
        Optional<StatusMeaning> meaning = status.flatMap(settings::meaning);
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

    private void act(String caseKey, StatusMeaning meaning, String status, JiraNews news, Delivery delivery) {
        Case file = Case.fold(ledger.hold(caseKey));
        if (isOvertaken(ledger.events(caseKey), news)) {
            note(caseKey, news, status + " (overtaken by what Jira told before)", delivery);
            return;
        }
        note(caseKey, news, status, delivery);
        LevelTable table = levels.of(file);
        boolean withEngineering = file.tier() != null && table.get(file.tier()).issue();
        switch (meaning) {
            case DONE -> {
                if (withEngineering && (file.state() == State.OPEN || file.state() == State.WAITING)) {
                    desk.act(caseKey, event(new Fixed(news.issue().key(), null), news, delivery));
                }
            }
            case REOPENED -> reopened(caseKey, file, news, delivery);
            case WONT_DO -> {
                if (!file.state().ended()) {
                    desk.act(caseKey, event(ManagerNeeded.because("issue-declined"), news, delivery));
                    actNotifications.write(new OutgoingMessage(
                            caseKey,
                            "issue-declined",
                            delivery.key(),
                            "issue-declined",
                            "manager",
                            Map.of("issue", news.issue().key(), "status", status)));
                }
            }
        }
    }

    /** Back to Engineering from wherever it is; a case that has ended stays so, with a note. */
    private void reopened(String caseKey, Case file, JiraNews news, Delivery delivery) {
        boolean atWork = file.assignment() != null && file.assignment().left() == null;
        if (file.state().ended()
                || file.assignment() == null
                || atWork && levels.of(file).get(file.tier()).issue()) {
            return;
        }
        if (file.state() == State.RESOLVED || file.state() == State.OPEN && "resolved".equals(file.lastOutcome())) {
            desk.act(
                    caseKey,
                    event(new Reopened(), news, delivery)
                            .from(provenance -> provenance.withChannel(JiraSettings.NAME)));
        }
        desk.act(
                caseKey,
                event(
                        new Moved(
                                null, issueLevel(file), "Issue " + news.issue().key() + " was reopened"),
                        news,
                        delivery));
    }

    /** Whose work the issue is: the level that had it last, or the first to which one belongs. */
    private String issueLevel(Case file) {
        LevelTable table = levels.of(file);
        return file.assignments().stream()
                .map(Assignment::tier)
                .filter(tier -> table.get(tier).issue())
                .reduce((first, last) -> last)
                .or(() -> table.levels().stream()
                        .filter(Level::issue)
                        .map(Level::id)
                        .findFirst())
                .orElse(file.tier());
    }

    /** Jira's clock is another one: nothing is fixed before Engineering had it. */
    private static NewEvent fixed(Case file, JiraNews news, Delivery delivery) {
        NewEvent fixed = event(new Fixed(news.issue().key(), null), news, delivery);
        Instant entered = file.assignment().entered();
        return fixed.happenedAt().isBefore(entered) ? fixed.at(entered) : fixed;
    }

    private void note(String caseKey, JiraNews news, String status, Delivery delivery) {
        desk.act(
                caseKey,
                event(InternalNote.onIssue(news.issue().key()), news, delivery)
                        .withText("text", news.issue().key() + " is now: " + status));
    }

    /** Whether Jira told us of a later change of this issue before. */
    private static boolean isOvertaken(List<CaseEvent> events, JiraNews news) {
        Instant at = news.at();
        return events.stream()
                .anyMatch(event -> event.facts() instanceof InternalNote note
                        && news.issue().key().equals(note.issue())
                        && event.happenedAt().isAfter(at));
    }

    private static NewEvent event(EventFacts facts, JiraNews news, Delivery delivery) {
        return NewEvent.of(facts, JiraSettings.NAME)
                .at(news.at().isAfter(delivery.receivedAt()) ? delivery.receivedAt() : news.at())
                .from(Provenance.NONE.withVia(EngineeringTracker.NAME))
                .once(JiraSettings.NAME + "|" + facts.type() + "|" + delivery.key());
    }
}
