package dev.journeyman.cli.demo;

import java.nio.charset.StandardCharsets;

/** A file of the sample. */
record SampleFile(String path, String content) {
    byte[] bytes() {
        return content.getBytes(StandardCharsets.UTF_8);
    }
}
