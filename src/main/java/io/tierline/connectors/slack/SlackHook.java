package io.tierline.connectors.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.Provenance;
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
import io.tierline.notifications.PublicUrl;
import io.tierline.oncall.Person;
import io.tierline.process.CaseDesk;
import io.tierline.process.LevelWork;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Slack tells us, at {@code POST /webhooks/slack}, which buttons were pressed and what was said in a case's thread. Both come
 * from a person of ours, found by mail address, who may do here what they may do in Tasklist.
 */
class SlackHook implements HookSource {

    private static final Logger LOG = LoggerFactory.getLogger(SlackHook.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String VERSION = "v0=";

    private final SlackSettings settings;
    private final SlackClient slack;
    private final SlackBoard board;
    private final SlackPeople people;
    private final LevelWork work;
    private final CaseDesk desk;
    private final PublicUrl publicUrl;

    SlackHook(
            SlackSettings settings,
            SlackClient slack,
            SlackBoard board,
            SlackPeople people,
            LevelWork work,
            CaseDesk desk,
            PublicUrl publicUrl) {
        this.settings = settings;
        this.slack = slack;
        this.board = board;
        this.people = people;
        this.work = work;
        this.desk = desk;
        this.publicUrl = publicUrl;
    }

    @Override
    public String name() {
        return SlackSettings.NAME;
    }

    @Override
    public Verdict verify(WebhookCall call) {
        String time = call.header("X-Slack-Request-Timestamp");
        String signature = call.header("X-Slack-Signature");
        if (time == null || signature == null || !time.matches("\\d{1,12}") || !signature.startsWith(VERSION)) {
            return Verdict.refused(Verdict.Reason.MISSING);
        }
        byte[] signed = ("v0:" + time + ":").getBytes(StandardCharsets.UTF_8);
        byte[] given = Signature.hex(signature.substring(VERSION.length()));
        if (!Signature.HMAC_SHA256.isRight(given, settings.signingSecrets(), signed, call.body())) {
            return Verdict.refused(Verdict.Reason.WRONG);
        }
        if (call.isStale(Instant.ofEpochSecond(Long.parseLong(time)), TOLERANCE)) {
            return Verdict.refused(Verdict.Reason.STALE);
        }
        return accepted(call);
    }

    private static Verdict accepted(WebhookCall call) {
        String digest = Signature.digest(call.body());
        try {
            JsonNode news = read(call.body());
            if ("url_verification".equals(news.path("type").asText())) {
                return Verdict.answered("text/plain", news.path("challenge").asText());
            }
            if (news.has("event_id")) {
                JsonNode event = news.path("event");
                return Verdict.accepted(new NewDelivery(
                        news.path("event_id").asText(),
                        event.path("thread_ts").asText("none"),
                        "event:" + event.path("type").asText(),
                        moment(event.path("ts").asText()).orElse(call.at()),
                        call.body()));
            }
            JsonNode action = news.path("actions").path(0);
            return Verdict.accepted(new NewDelivery(
                    digest,
                    news.path("container").path("message_ts").asText("none"),
                    news.path("type").asText("unknown") + ":"
                            + action.path("action_id").asText(),
                    moment(action.path("action_ts").asText()).orElse(call.at()),
                    call.body()));
        } catch (IOException e) {
            return Verdict.accepted(new NewDelivery(digest, "unreadable", "unreadable", call.at(), call.body()));
        }
    }

    /** Events are JSON; buttons are JSON in the field of a form. */
    private static JsonNode read(byte[] body) throws IOException {
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            String json = text.startsWith("payload=")
                    ? URLDecoder.decode(text.substring("payload=".length()).split("&", 2)[0], StandardCharsets.UTF_8)
                    : text;
            JsonNode news = JSON.readTree(json);
            if (news == null || !news.isObject()) {
                throw new IOException("It is no JSON object.");
            }
            return news;
        } catch (IllegalArgumentException e) {
            throw new IOException("It is no form.", e);
        }
    }

    /** Slack's time stamps are seconds with a fraction. */
    private static Optional<Instant> moment(String ts) {
        return ts.matches("\\d{1,11}\\.\\d{1,9}")
                ? Optional.of(Instant.ofEpochSecond(
                        Long.parseLong(ts.substring(0, ts.indexOf('.'))),
                        Long.parseLong((ts.substring(ts.indexOf('.') + 1) + "000000000").substring(0, 9))))
                : Optional.empty();
    }

    @Override
    public ProcessingResult work(Delivery delivery) {
        JsonNode news;
        try {
            news = read(delivery.body());
        } catch (IOException e) {
            throw new UnprocessableDeliveryException("This is nothing that Slack sends.");
        }
        return switch (news.path("type").asText()) {
            case "block_actions" -> pressed(news, delivery);
            case "event_callback" -> said(news.path("event"), delivery);
            default -> ProcessingResult.ignored("Neither a button nor a message.");
        };
    }

    private ProcessingResult pressed(JsonNode news, Delivery delivery) {
        JsonNode action = news.path("actions").path(0);
        String channel = news.path("channel").path("id").asText();
        String ts = news.path("container").path("message_ts").asText();
        Optional<String> caseKey = board.caseAt(channel, ts)
                .filter(key -> key.equals(action.path("value").asText()));
        if (caseKey.isEmpty()) {
            return ProcessingResult.ignored("Not a button of a case's message.");
        }
        String user = news.path("user").path("id").asText();
        Optional<Person> person = who(user);
        if (person.isEmpty()) {
            return stranger(user, null);
        }
        String id = person.get().id();
        Optional<String> refusal =
                switch (action.path("action_id").asText()) {
                    case CaseCard.ACKNOWLEDGE -> work.acknowledge(caseKey.get(), id, SlackSettings.NAME);
                    case CaseCard.TAKE_OVER -> work.takeOver(caseKey.get(), id);
                    case CaseCard.ESCALATE, CaseCard.HAND_BACK -> form(caseKey.get(), id);
                    default -> Optional.of("This button does nothing any more.");
                };
        refusal.ifPresent(words -> whisper(user, null, words));
        return refusal.isEmpty() ? ProcessingResult.done() : ProcessingResult.ignored("Answered in Slack.");
    }

    /** What the next level must know does not fit a button: the person gets the way to their form. */
    private Optional<String> form(String caseKey, String person) {
        return Optional.of(work.taskFor(caseKey, person)
                .map(task -> "The next level needs to know why, and what was tried. Fill it in here: "
                        + publicUrl.of("/camunda/app/tasklist/default/#/?task=" + task))
                .orElse(LevelWork.NOT_YOURS));
    }

    private ProcessingResult said(JsonNode event, Delivery delivery) {
        String root = event.path("thread_ts").asText();
        boolean byPerson = "message".equals(event.path("type").asText())
                && !event.has("subtype")
                && !event.has("bot_id")
                && !event.path("user").asText().isEmpty();
        if (!byPerson || root.isEmpty()) {
            return ProcessingResult.ignored("Not what a person said in a thread.");
        }
        Optional<String> caseKey = board.caseAt(event.path("channel").asText(), root);
        if (caseKey.isEmpty()) {
            return ProcessingResult.ignored("Not the thread of a case.");
        }
        String user = event.path("user").asText();
        Optional<Person> person = who(user);
        if (person.isEmpty()) {
            return stranger(user, root);
        }
        desk.act(
                caseKey.get(),
                NewEvent.of(new InternalNote(), person.get().id())
                        .at(delivery.at().isAfter(delivery.receivedAt()) ? delivery.receivedAt() : delivery.at())
                        .from(Provenance.channel(SlackSettings.NAME))
                        .withText(EventText.TEXT, event.path("text").asText())
                        .once(SlackSettings.NAME + "|" + delivery.key()));
        return ProcessingResult.done();
    }

    private Optional<Person> who(String user) {
        try {
            return people.who(user);
        } catch (DeliveryFailedException e) {
            throw new RetryLaterException("Slack cannot be asked who that is: " + e.getMessage(), null);
        }
    }

    private ProcessingResult stranger(String user, String threadTs) {
        whisper(
                user,
                threadTs,
                "Sorry, I do not know you, so nothing was done. Your mail address in Slack has to be the one that"
                        + " Tierline has for you; a manager can set it there.");
        return ProcessingResult.ignored("A stranger, told so.");
    }

    /** Once, after what was done is kept. If Slack does not take it, nothing is lost but a word. */
    private void whisper(String user, String threadTs, String words) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                try {
                    slack.whisper(user, threadTs, words);
                } catch (DeliveryFailedException e) {
                    LOG.warn("Slack did not take an answer to a person: {}", e.getMessage());
                }
            }
        });
    }
}
