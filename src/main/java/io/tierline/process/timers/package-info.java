/** When the timers of the models fire, and the clocks of a case for the code that shows them. */
@NamedInterface("timers")
package io.tierline.process.timers;

import org.springframework.modulith.NamedInterface;
