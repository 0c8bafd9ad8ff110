package dev.journeyman.core.journal;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in a person's words what is wrong with a document, and where. */
final class DocumentFault {
    private static final Pattern NOTHING = Pattern.compile("^Null value|`null`|empty String");

    private DocumentFault() {}

    static OrchestratorException of(JsonProcessingException fault, Class<?> type) {
        String place = fault instanceof JsonMappingException mapping ? path(mapping.getPath()) : "";
        String message = line(fault.getLocation()) + (place.isEmpty() ? "The document" : "'" + place + "'") + " "
                + what(fault, type);
        return new OrchestratorException(Failure.giveUp("artifact.invalid", message), fault);
    }

    private static String what(JsonProcessingException fault, Class<?> type) {
        if (fault instanceof UnrecognizedPropertyException unknown) {
            return "is unknown; known here: " + known(unknown);
        }
        if (fault instanceof ValueInstantiationException refused) {
            return refused(refused);
        }
        if (fault instanceof InvalidFormatException wrong
                && wrong.getTargetType().isEnum()) {
            return "must be one of " + values(wrong.getTargetType()) + ", but is '" + wrong.getValue() + "'.";
        }
        if (fault instanceof MismatchedInputException mismatched) {
            return mismatched(mismatched, type);
        }
        return "cannot be read as YAML or JSON: " + brief(fault);
    }

    private static String known(UnrecognizedPropertyException unknown) {
        return unknown.getKnownPropertyIds() == null
                ? "nothing."
                : unknown.getKnownPropertyIds().stream().map(String::valueOf).collect(Collectors.joining(", ")) + ".";
    }

    /** What the record itself does not accept. */
    private static String refused(ValueInstantiationException refused) {
        return refused.getCause() instanceof IllegalArgumentException cause
                ? "is refused: " + cause.getMessage()
                : "holds an empty value where there must be one.";
    }

    private static String mismatched(MismatchedInputException mismatched, Class<?> type) {
        String message = brief(mismatched);
        if (NOTHING.matcher(message).find()) {
            return "is missing, or not spelled like this.";
        }
        return mismatched.getPath().isEmpty() && message.startsWith("No content")
                ? "is empty: a " + type.getSimpleName() + " is wanted."
                : "is not what must stand there: " + message + ".";
    }

    private static String values(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String brief(JsonProcessingException fault) {
        return fault.getOriginalMessage().lines().findFirst().orElse("").replaceFirst(" at \\[Source.*", "");
    }

    private static String line(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1 ? "" : "Line " + location.getLineNr() + ": ";
    }

    /** Such as {@code items[2].files[0].path}. */
    private static String path(List<JsonMappingException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }
}
