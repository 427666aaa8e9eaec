package io.tierline.stories;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.notifications.DeliveryFailedException;
import io.tierline.notifications.Message;
import io.tierline.notifications.Mirror;
import io.tierline.notifications.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.ObjectProvider;

/** A double of a system that shows how cases stand. Off until a test switches it on. */
public class ShowingBoard implements Mirror {

    private final ObjectProvider<Ledger> ledger;
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private volatile boolean on;
    private volatile Duration pause;
    private volatile Trouble trouble;

    public ShowingBoard(ObjectProvider<Ledger> ledger) {
        this.ledger = ledger;
        off();
    }

    /** What goes wrong while showing. */
    interface Trouble {
        void arise() throws DeliveryFailedException;
    }

    public final void off() {
        on = false;
        pause = Duration.ZERO;
        trouble = () -> {};
        shown.clear();
    }

    void on() {
        on = true;
    }

    void pauses(Duration between) {
        pause = between;
    }

    void troubled(Trouble by) {
        trouble = by;
    }

    List<String> shown() {
        return List.copyOf(shown);
    }

    @Override
    public String name() {
        return "board";
    }

    @Override
    public Optional<String> face(String caseKey, List<CaseEvent> events) {
        return on ? Optional.of(text(Case.fold(events))) : Optional.empty();
    }

    @Override
    public Receipt show(Message message) throws DeliveryFailedException {
        trouble.arise();
        shown.add(text(ledger.getObject().caseFile(message.caseKey())));
        return new Receipt("board");
    }

    @Override
    public Duration pause() {
        return pause;
    }

    private static String text(Case file) {
        return file.tier() + " " + file.owner() + " " + file.priority();
    }
}
