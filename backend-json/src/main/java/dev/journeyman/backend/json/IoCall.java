package dev.journeyman.backend.json;

import java.io.IOException;

/** Something to do with files. */
@FunctionalInterface
interface IoCall<T> {
    T call() throws IOException;
}
