package io.tierline.learning;

import io.tierline.statuspage.CustomerActs;
import java.util.ArrayList;
import java.util.List;

/** What the customers did, as the page passed it on. */
public final class RecordedActs implements CustomerActs {

    public final List<String> all = new ArrayList<>();

    @Override
    public boolean confirmed(String caseKey, String byStaff) {
        return all.add(caseKey + " confirmed");
    }

    @Override
    public boolean notFixed(String caseKey, String words, String byStaff) {
        return all.add(caseKey + " not fixed: " + words);
    }

    @Override
    public boolean replied(String caseKey, String words, String byStaff) {
        return all.add(caseKey + " replied: " + words);
    }
}
