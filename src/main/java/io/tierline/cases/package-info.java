/** The case and its append-only ledger of events; everything else about a case is folded from the ledger. */
@ApplicationModule(allowedDependencies = {"polls"})
package io.tierline.cases;

import org.springframework.modulith.ApplicationModule;
