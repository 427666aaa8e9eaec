/** Signed webhooks in and out, for systems that have no connector of their own: Standard Webhooks and CloudEvents. */
package io.tierline.connectors.webhooks;
