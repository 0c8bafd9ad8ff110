/** What may be done: the one gate that every action passes, the ledger of money, and the search for secrets. */
@NullMarked
package dev.journeyman.core.guard;

import org.jspecify.annotations.NullMarked;
