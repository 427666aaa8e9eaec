package io.tierline.desk;

import io.tierline.cases.CaseEvent;
import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** What people are called on a screen, by their ids: each is looked up once. */
final class Names {

    private final Map<String, String> known = new HashMap<>();
    private final Function<String, String> lookUp;

    Names(Function<String, String> lookUp) {
        this.lookUp = lookUp;
    }

    /** @param customer what the customer's reporter is called */
    static Names of(People people, String customer) {
        Names names = new Names(id -> people.find(id).map(Person::name).orElse(id));
        names.known.put(CaseEvent.CUSTOMER, customer);
        names.known.put(CaseEvent.TIERLINE, "Tierline");
        return names;
    }

    /** Null for null. */
    String of(String id) {
        return id == null ? null : known.computeIfAbsent(id, lookUp);
    }
}
