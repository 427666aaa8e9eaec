package io.tierline.notifications;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierline.TestDatabase;
import io.tierline.calendar.Calendars;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.TicketReceived;
import io.tierline.oncall.People;
import io.tierline.oncall.WorkCalendars;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The modules that messages need, on a database of their own, without the engine. */
public final class TestDesk implements AutoCloseable {

    public static final String CUSTOMER_ADDRESS = "hanna@customer.example";
    public static final String TITLE = "Our data stopped syncing yesterday";

    public final SettableClock clock = new SettableClock();
    private final TestDatabase database = TestDatabase.fresh();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private int tickets;

    /** What a process would look after from then on. */
    final List<HandedOver> handedOver = new CopyOnWriteArrayList<>();

    Runnable takesOver = () -> {};

    record HandedOver(long delivery, Deliveries.Outcome outcome, Instant tryAgainAt) {}

    /** @param channel takes the place of the log; or null */
    public TestDesk(Channel channel, String... properties) {
        TestPropertyValues.of(properties).applyTo(context);
        context.registerBean(DataSource.class, database::dataSource);
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(database.dataSource()));
        context.registerBean(JdbcClient.class, database::jdbc);
        context.registerBean(ObjectMapper.class, () -> new ObjectMapper());
        context.registerBean(SettableClock.class, () -> clock);
        context.registerBean(WorkCalendars.class, () -> Calendars::shipped);
        context.registerBean(DeliveryTrouble.class, () -> (delivery, outcome, tryAgainAt) -> {
            takesOver.run();
            handedOver.add(new HandedOver(delivery.id(), outcome, tryAgainAt));
        });
        if (channel != null) {
            context.registerBean(Channel.class, () -> channel);
        }
        context.register(Transactions.class, MailSenderAutoConfiguration.class);
        context.scan(
                "io.tierline.cases",
                "io.tierline.polls",
                "io.tierline.oncall",
                "io.tierline.notifications",
                "io.tierline.connectors.mail");
        context.refresh();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {}

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public Deliveries deliveries() {
        return get(Deliveries.class);
    }

    PlatformTransactionManager transactionManager() {
        return get(PlatformTransactionManager.class);
    }

    /** As that of another node on the same database. */
    Dispatcher dispatcher(PlatformTransactionManager transactions) {
        return new Dispatcher(
                get(DispatchTable.class),
                get(OutboxTable.class),
                get(Digest.class),
                get(Channels.class),
                get(ChannelCalls.class),
                get(DeliveryResults.class),
                clock,
                get(MessageSettings.class),
                transactions);
    }

    public Ledger ledger() {
        return get(Ledger.class);
    }

    public People people() {
        return get(People.class);
    }

    public JdbcClient jdbc() {
        return database.jdbc();
    }

    public TransactionTemplate transactions() {
        return new TransactionTemplate(get(PlatformTransactionManager.class));
    }

    /** Opens a case of a customer who can be reached. */
    public String ticket() {
        return ticket(CUSTOMER_ADDRESS);
    }

    public String ticket(String address) {
        NewEvent ticket = NewEvent.of(
                        new TicketReceived(
                                "test",
                                "T-" + ++tickets,
                                "integration",
                                "P1",
                                null,
                                null,
                                null,
                                null,
                                null,
                                "acme",
                                null,
                                null,
                                null),
                        CaseEvent.CUSTOMER)
                .withText(EventText.TITLE, TITLE)
                .withText(EventText.REPORTER_NAME, "Hanna")
                .withText(EventText.REPORTER_EMAIL, address);
        return ledger().open(ticket).caseKey();
    }

    public void append(String caseKey, NewEvent event) {
        transactions().executeWithoutResult(status -> ledger().append(caseKey, event));
    }

    /** A message to the customer. */
    public static OutgoingMessage update(String caseKey, int occurrence) {
        return new OutgoingMessage(
                caseKey,
                "send-update",
                String.valueOf(occurrence),
                "update",
                "customer",
                Map.of(
                        "updateText", "We found the cause.",
                        "nextUpdate", "14:00 UTC",
                        "statusUrl", "https://desk.example/status/abc"));
    }

    public List<Long> write(OutgoingMessage message) {
        return transactions().execute(status -> get(Outbox.class).write(message));
    }

    public List<CaseEvent> events(String caseKey, Class<? extends EventFacts> type) {
        return ledger().events(caseKey).stream().filter(event -> event.is(type)).toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
