/**
 * The process engine as Tierline sets it up: settings, history level, job acquisition, the list of commands that may come
 * from outside ({@code engine-commands.yaml}), and what callers of its REST interface are told of an error.
 */
@ApplicationModule(allowedDependencies = {"cases", "cases::events", "casework", "history", "words"})
package io.tierline.engine;

import org.springframework.modulith.ApplicationModule;
