/**
 * Files of cases: their bytes outside of the ledger, limits, types, the virus scanner, and how they are handed out. Owns the
 * port {@code AttachmentStore}.
 */
@ApplicationModule(allowedDependencies = {"cases", "cases::events", "casework", "polls"})
package io.tierline.attachments;

import org.springframework.modulith.ApplicationModule;
