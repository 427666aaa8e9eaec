package io.tierline.review;

import java.time.Instant;

/**
 * What is known about a kind of trouble.
 *
 * @param symptom how it shows
 * @param solution what helped
 * @param caseKey the case that it was learned from
 */
public record Article(
        long id,
        String caseKey,
        String title,
        String symptom,
        String solution,
        String category,
        String component,
        Instant updatedAt) {}
