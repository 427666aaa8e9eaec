/**
 * What the engine looks up again and again, kept for seconds. The reasons are in {@code docs/adr/0029-look-ups.md}.
 */
package io.tierline.engine.lookups;
