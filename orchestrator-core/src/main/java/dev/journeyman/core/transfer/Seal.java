package dev.journeyman.core.transfer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over all lines so far, which shows whether a file is the one that was written. */
final class Seal {
    private final MessageDigest digest;

    Seal() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    void add(byte[] bytes) {
        digest.update(bytes);
    }

    String value() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of every JDK can be copied.", e);
        }
    }
}
