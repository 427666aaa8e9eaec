package io.tierline.statuspage;

/**
 * What a token opens.
 *
 * @param kind {@code status} or {@code survey}
 * @param cycle the resolution that a survey asks about, from 1; null for a status page
 */
record CaseLink(String token, String kind, String caseKey, Integer cycle) {

    String path() {
        return "/status/" + token;
    }
}
