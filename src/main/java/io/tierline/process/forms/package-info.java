/**
 * The server side of the forms that people fill in: what a form holds, whether it is complete, and what stands on top of
 * it. A browser checks a form for the person's sake; what counts is checked here.
 */
@NamedInterface("forms")
package io.tierline.process.forms;

import org.springframework.modulith.NamedInterface;
