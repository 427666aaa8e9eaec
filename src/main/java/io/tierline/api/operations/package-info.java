/** For administrators: audit log, tokens, agreement of ledger and engine, folding again. */
package io.tierline.api.operations;
