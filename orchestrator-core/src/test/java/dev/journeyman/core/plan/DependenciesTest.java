package dev.journeyman.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DependenciesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Start after T001.009.                            | [T001.009]
                    depends on T008.001                              | [T008.001]
                    Depends on: T1, T2 and T3, not on T4             | [T1, T2, T3]
                    After tasks T001.1 & ENG-42; blocked by ENG-42   | [T001.1, ENG-42]
                    needs task T7, and T8                            | [T7, T8]
                    the day after tomorrow                           | []
                    see T001.009                                     | []
                    thereafter T1                                    | []
                    requires Java17                                  | []
                    """)
    void readsTheNamesThatComeFirst(String prose, String names) {
        assertThat(Dependencies.in(prose)).hasToString(names);
    }
}
