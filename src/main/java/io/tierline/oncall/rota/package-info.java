/**
 * Who is on call: calculators over time, each a pure function of what is written in the rota, of absences and of working
 * calendars. Plain Java. Instants are UTC; a zone appears where people state wall-clock times.
 */
@NamedInterface("rota")
package io.tierline.oncall.rota;

import org.springframework.modulith.NamedInterface;
