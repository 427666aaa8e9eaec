/** Messages by mail, over SMTP. */
package io.tierline.connectors.mail;
