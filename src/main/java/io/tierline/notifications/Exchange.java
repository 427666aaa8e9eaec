package io.tierline.notifications;

import java.time.Instant;

/**
 * One request to a vendor about a delivery, and what came back. Without secrets; the texts are shortened and erasable.
 *
 * @param delivery the number of the delivery
 * @param address where the request went
 * @param request what was sent, or null without a body
 * @param status the HTTP status, or null when no answer came
 * @param answer what came back, or what broke; null when nothing did
 */
public record Exchange(
        long delivery,
        Instant at,
        String vendor,
        String method,
        String address,
        String request,
        Integer status,
        String answer) {}
