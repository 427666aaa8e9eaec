/**
 * What can happen to a case: one record an event, with typed facts. The ledger keeps them as JSON; {@link
 * io.tierline.cases.events.EventJson} writes and reads it, and no other code knows a fact by its name there.
 *
 * <p>A new event is a record in the interface of its subject. A fact that changes its meaning gets a new {@link
 * io.tierline.cases.events.Written#version}, and {@link io.tierline.cases.events.Upcasters} a step that reads the old one.
 */
@org.springframework.modulith.NamedInterface("events")
package io.tierline.cases.events;
