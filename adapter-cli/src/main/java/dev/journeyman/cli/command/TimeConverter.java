package dev.journeyman.cli.command;

import dev.journeyman.core.config.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times on the command line, as in {@code journeyman.yaml}. */
final class TimeConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        return Durations.parse(text)
                .filter(time -> !time.isZero())
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is no time: write 90s, 30m, 1h30m or 2d, for instance"));
    }
}
