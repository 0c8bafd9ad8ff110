package dev.journeyman.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.artifact.TestFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ASSERTION      | org.opentest4j.AssertionFailedError | expected: <1> but was: <2>
            ASSERTION      | java.lang.AssertionError            | Expecting actual: 401 to be equal to: 200
            ASSERTION      | org.junit.ComparisonFailure         | expected:<a> but was:<b>
            ASSERTION      | org.mockito.exceptions.verification.WantedButNotInvoked | Wanted but not invoked
            TIMEOUT        | org.opentest4j.AssertionFailedError | execution timed out after 100 ms
            TIMEOUT        | java.util.concurrent.TimeoutException | test() timed out after 2 seconds
            TIMEOUT        | org.junit.runners.model.TestTimedOutException | test timed out after 5 milliseconds
            IMPORT         | java.lang.NoClassDefFoundError      | x/Foo
            IMPORT         | java.lang.NoSuchMethodError         | 'void x.Foo.bar()'
            IMPORT         | java.lang.Error                     | Unresolved compilation problem: Foo cannot be resolved
            TYPE           | java.lang.ClassCastException        | class A cannot be cast to class B
            TYPE           | ''                                  | incompatible types: String cannot be converted to int
            NETWORK        | java.net.ConnectException           | Connection refused
            NETWORK        | java.net.SocketTimeoutException     | Read timed out
            NETWORK        | java.io.IOException                 | Connection reset by peer
            NETWORK        | javax.net.ssl.SSLHandshakeException | PKIX path building failed
            DATABASE       | java.sql.SQLException               | Connection refused
            DATABASE       | org.h2.jdbc.JdbcSQLSyntaxErrorException | Table "T" not found
            DATABASE       | org.hibernate.HibernateException    | could not execute statement
            DATABASE       | org.springframework.dao.DuplicateKeyException | duplicate
            AUTHENTICATION | org.springframework.security.authentication.BadCredentialsException | Bad credentials
            AUTHENTICATION | x.ApiException                      | HTTP status 401
            AUTHENTICATION | java.lang.IllegalStateException     | invalid API key
            OTHER          | java.lang.NullPointerException      | x is null
            OTHER          | ''                                  | ''
            """)
    void tellsTheKindFromExceptionAndWords(FailureKind kind, String type, String message) {
        assertThat(Diagnosis.of(new TestFailure("x.FooTest#bar", type, message)).kind())
                .isEqualTo(kind);
    }

    @Test
    void theCauseIsOneLineInWords() {
        assertThat(Diagnosis.of(new TestFailure("A#a", "java.lang.AssertionError", "expected 1\nbut was 2"))
                        .cause())
                .isEqualTo("An expectation did not hold: expected 1");
        assertThat(Diagnosis.of(new TestFailure("A#a", "java.lang.IllegalStateException", ""))
                        .cause())
                .isEqualTo("It threw an exception: java.lang.IllegalStateException");
        assertThat(Diagnosis.of(new TestFailure("A#a", "", "")).cause()).isEqualTo("It threw an exception.");
    }
}
