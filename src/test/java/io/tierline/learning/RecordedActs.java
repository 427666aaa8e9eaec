package io.tierline.learning;

import io.tierline.attachments.SentFile;
import io.tierline.statuspage.CustomerActs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the customers did, as the page passed it on. */
public final class RecordedActs implements CustomerActs {

    public final List<String> all = new ArrayList<>();
    public final Set<String> keys = new HashSet<>();

    @Override
    public boolean confirmed(String caseKey, Sender sender) {
        return all.add(caseKey + " confirmed") && note(sender);
    }

    @Override
    public boolean notFixed(String caseKey, String words, Sender sender) {
        return all.add(caseKey + " not fixed: " + words) && note(sender);
    }

    @Override
    public boolean replied(String caseKey, String words, List<SentFile> files, Sender sender) {
        return all.add(caseKey + " replied: " + words) && note(sender);
    }

    private boolean note(Sender sender) {
        keys.add(String.valueOf(sender.once()));
        return true;
    }
}
