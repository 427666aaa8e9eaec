/** The steps of the models, one call each into a module. */
@NamedInterface("steps")
package io.tierline.process.steps;

import org.springframework.modulith.NamedInterface;
