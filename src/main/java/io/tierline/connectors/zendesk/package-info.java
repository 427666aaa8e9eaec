/** Zendesk Support: its tickets come in by signed calls and by asking; messages, and how a case stands, go out to them. */
package io.tierline.connectors.zendesk;
