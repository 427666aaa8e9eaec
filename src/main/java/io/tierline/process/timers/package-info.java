/** When the timers of the models fire, and the clocks of a case for whoever shows them. */
@NamedInterface("timers")
package io.tierline.process.timers;

import org.springframework.modulith.NamedInterface;
