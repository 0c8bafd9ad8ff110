/**
 * Stores in plain files: {@link dev.journeyman.backend.json.JsonCheckpointStore} and
 * {@link dev.journeyman.backend.json.JsonWorkTracker}, without a server and safe for several processes on one machine.
 */
@NullMarked
package dev.journeyman.backend.json;

import org.jspecify.annotations.NullMarked;
