/**
 * Stands in front of the engine's commands: what a person or a machine may send, by whichever way, is on one list
 * ({@code engine-commands.yaml}). See docs/adr/0016.
 */
@NamedInterface("commands")
package io.tierline.engine.commands;

import org.springframework.modulith.NamedInterface;
