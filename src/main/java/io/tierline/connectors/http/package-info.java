/**
 * What the connectors share of HTTP: time-outs, what an answer means for a delivery, the breaker of each vendor, secrets kept out of
 * logs and records, and the list of connectors with what is wrong with them.
 */
package io.tierline.connectors.http;
