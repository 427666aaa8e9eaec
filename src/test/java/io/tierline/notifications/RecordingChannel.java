package io.tierline.notifications;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is given; a test can make it behave otherwise. */
class RecordingChannel implements Channel {

    final List<Message> sent = new CopyOnWriteArrayList<>();
    Trouble trouble = () -> {};
    Earlier earlier = Earlier.UNKNOWN;

    interface Trouble {
        void arise() throws DeliveryFailedException;
    }

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public boolean isUsual() {
        return true;
    }

    @Override
    public Receipt send(Message message) throws DeliveryFailedException {
        trouble.arise();
        sent.add(message);
        return new Receipt("r" + sent.size());
    }

    @Override
    public Earlier earlier(Message message) {
        return earlier;
    }
}
