/** What process owners say for the English of their forms, models and tables in other languages. */
@NamedInterface("words")
package io.tierline.process.words;

import org.springframework.modulith.NamedInterface;
