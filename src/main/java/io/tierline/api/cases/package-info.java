/** Tickets, escalations, what happens to them, and what managers do with them. */
@org.springframework.modulith.NamedInterface("cases")
package io.tierline.api.cases;
