package dev.journeyman.core.guard;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells values that could be real from examples, names and placeholders. */
enum Plausible {
    /** The form alone is enough. */
    ANYTHING,
    /** A token of a known form. */
    TOKEN,
    /** A token whose form names also have: it must mix letters of both cases and digits. */
    MIXED_TOKEN,
    /** A password: letters and digits, but no name, id or obvious test value. */
    PASSWORD;

    private static final double LEAST_BITS = 3.0;

    private static final List<String> PLACEHOLDERS = List.of(
            "example",
            "sample",
            "dummy",
            "changeme",
            "change-me",
            "change_me",
            "placeholder",
            "your",
            "fake",
            "mock",
            "xxxx",
            "****",
            "....",
            "1234567",
            "abcdefg",
            "redacted",
            "masked",
            "${",
            "{{",
            "#{",
            "<%",
            "://");

    private static final List<String> NOT_FOR_PASSWORDS = List.of("password", "passwd", "secret", "test", "hunter2");

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** Words joined by signs, such as {@code oauth2.token-url}, and calls and references of code. */
    private static final Pattern NAME = Pattern.compile(
            "[./]?[A-Za-z]{2,40}\\d{0,2}(?:[._/:-][A-Za-z]{1,40}\\d{0,2}){0,20}|.*[(\\[{$%].*[)\\]}].*|[$%@].*");

    boolean holds(String value) {
        return switch (this) {
            case ANYTHING -> true;
            case TOKEN -> token(value);
            case MIXED_TOKEN -> token(value) && mixed(value);
            case PASSWORD -> token(value) && password(value);
        };
    }

    private static boolean token(String value) {
        return bitsPerCharacter(value) >= LEAST_BITS && !placeholder(value);
    }

    private static boolean mixed(String value) {
        return value.chars().anyMatch(Character::isDigit)
                && value.chars().anyMatch(Character::isUpperCase)
                && value.chars().anyMatch(Character::isLowerCase);
    }

    private static boolean password(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return value.chars().anyMatch(Character::isDigit)
                && value.chars().anyMatch(Character::isLetter)
                && NOT_FOR_PASSWORDS.stream().noneMatch(lower::contains)
                && !UUID.matcher(value).matches()
                && !NAME.matcher(value).matches();
    }

    private static boolean placeholder(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return PLACEHOLDERS.stream().anyMatch(lower::contains);
    }

    /** Shannon's entropy of the characters. */
    private static double bitsPerCharacter(String value) {
        double length = value.length();
        return value.chars()
                .distinct()
                .mapToDouble(letter -> {
                    double share =
                            value.chars().filter(other -> other == letter).count() / length;
                    return -share * Math.log(share) / Math.log(2);
                })
                .sum();
    }
}
