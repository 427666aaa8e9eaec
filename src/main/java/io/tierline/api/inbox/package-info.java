/** What other systems send, and what became of it. */
package io.tierline.api.inbox;
