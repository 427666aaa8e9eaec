/** Whether ledger and engine agree on every open case, and how a case is put right on which they do not. */
@NamedInterface("agreement")
package io.tierline.process.agreement;

import org.springframework.modulith.NamedInterface;
