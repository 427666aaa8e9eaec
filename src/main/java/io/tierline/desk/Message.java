package io.tierline.desk;

import java.util.List;

/**
 * What a person says on a case beside the work.
 *
 * @param kind {@code update} to the customer, {@code note} to colleagues
 * @param words empty where the files say it all
 * @param files the ids of that person's uploads that go along
 * @param once the same key is one press of Send; null for a press without one
 */
record Message(String caseKey, String person, String kind, String words, List<String> files, String once) {

    boolean isUpdate() {
        return Messages.UPDATE.equals(kind);
    }
}
