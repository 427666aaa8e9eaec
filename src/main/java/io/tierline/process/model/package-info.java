/** The names in the models: elements, messages, variables. */
@NamedInterface("model")
package io.tierline.process.model;

import org.springframework.modulith.NamedInterface;
