/** What Tierline says to people, in their language: a catalogue by code, and who reads. Plain Java, but for who asks. */
@ApplicationModule(allowedDependencies = {})
package io.tierline.words;

import org.springframework.modulith.ApplicationModule;
