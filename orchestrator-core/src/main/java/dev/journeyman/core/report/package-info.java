/** Views of a journal for people: how a workflow goes, who did what, and whether the record is whole. */
@NullMarked
package dev.journeyman.core.report;

import org.jspecify.annotations.NullMarked;
