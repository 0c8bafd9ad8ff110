/** The project's configuration: {@code journeyman.yaml} or its like in code, checked before anything runs. */
@NullMarked
package dev.journeyman.core.config;

import org.jspecify.annotations.NullMarked;
