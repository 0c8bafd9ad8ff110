package dev.journeyman.core.verify;

import dev.journeyman.api.artifact.TestFailure;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is behind a failed test.
 *
 * @param kind where to look
 * @param cause a line that says why
 */
public record Diagnosis(FailureKind kind, String cause) {
    /** In this order: a time limit is often told as an assertion, a database that cannot be reached as a database's. */
    private static final List<Rule> RULES = List.of(
            rule(
                    FailureKind.TIMEOUT,
                    "(?<!Socket|Connect|Http)TimeoutException|TimedOut|TimeoutError",
                    "timed out after|exceeded timeout"),
            rule(
                    FailureKind.ASSERTION,
                    "AssertionError|AssertionFailed|ComparisonFailure|MultipleFailuresError|opentest4j|^org\\.mockito",
                    "^expected:? "),
            rule(
                    FailureKind.IMPORT,
                    "NoClassDefFound|ClassNotFound|NoSuchMethod|NoSuchField|LinkageError|ExceptionInInitializer",
                    "cannot find symbol|package \\S+ does not exist|Unresolved compilation"),
            rule(
                    FailureKind.TYPE,
                    "ClassCast|ArrayStore|WrongMethodType",
                    "incompatible types|cannot be cast|cannot be converted to"),
            rule(
                    FailureKind.DATABASE,
                    "^java\\.sql\\.|^javax?\\.persistence|^jakarta\\.persistence|hibernate|JdbcSQL|PSQL"
                            + "|springframework\\.(dao|jdbc)|^com\\.mongodb|jooq",
                    "SQLSTATE|SQL statement|Table \\S+ not found|relation \\S+ does not exist"),
            rule(
                    FailureKind.AUTHENTICATION,
                    "Authentication|Unauthorized|BadCredentials|FailedLogin|springframework\\.security",
                    "unauthorized|authentication failed|invalid (api key|credentials|token)|\\b(HTTP|status)\\D{0,9}40[13]"),
            rule(
                    FailureKind.NETWORK,
                    "^java\\.net\\.|^javax\\.net\\.|UnknownHost|UnresolvedAddress|SocketException",
                    "connection (refused|reset)|no route to host|unknown host|name resolution"));

    /** Reads the exception and the message of a failure. */
    public static Diagnosis of(TestFailure failure) {
        FailureKind kind = RULES.stream()
                .filter(rule -> rule.fits(failure))
                .map(Rule::kind)
                .findFirst()
                .orElse(FailureKind.OTHER);
        String words = failure.message().lines().findFirst().orElse("").strip();
        String what = words.isEmpty() ? failure.type() : words;
        return new Diagnosis(kind, what.isEmpty() ? kind.sentence() + "." : kind.sentence() + ": " + what);
    }

    private static Rule rule(FailureKind kind, String type, String message) {
        return new Rule(kind, Pattern.compile(type), Pattern.compile(message, Pattern.CASE_INSENSITIVE));
    }

    private record Rule(FailureKind kind, Pattern type, Pattern message) {
        boolean fits(TestFailure failure) {
            return type.matcher(failure.type()).find()
                    || message.matcher(failure.message()).find();
        }
    }
}
