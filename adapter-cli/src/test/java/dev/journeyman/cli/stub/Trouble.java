package dev.journeyman.cli.stub;

import java.util.Map;

/** What vendors refuse calls for, in their own words. */
enum Trouble {
    RATE_LIMIT {
        @Override
        Reply on(Wire wire) {
            return switch (wire) {
                case OPENAI ->
                    Reply.refusal(
                            429,
                            "{'error': {'type': 'requests', 'code': 'rate_limit_exceeded', 'message': 'Rate limit reached.'}}");
                case ANTHROPIC -> error(429, "rate_limit_error", "This request would exceed your rate limit.");
                case GEMINI -> google(429, "RESOURCE_EXHAUSTED", "You exceeded your current quota.", "");
                case OLLAMA -> Reply.refusal(429, "{'error': 'too many requests'}");
            };
        }
    },
    DEAD_QUOTA {
        @Override
        Reply on(Wire wire) {
            return switch (wire) {
                case OPENAI ->
                    Reply.refusal(
                            429,
                            "{'error': {'type': 'insufficient_quota', 'code': 'insufficient_quota', 'message': 'You exceeded your current quota.'}}");
                case ANTHROPIC ->
                    error(400, "invalid_request_error", "Your credit balance is too low to access the API.");
                case GEMINI ->
                    google(
                            429,
                            "RESOURCE_EXHAUSTED",
                            "You exceeded your current quota.",
                            "{'violations': [{'quotaId': 'GenerateRequestsPerDayPerProjectPerModel'}]}, {'retryDelay': '11s'}");
                case OLLAMA -> Reply.refusal(402, "{'error': 'payment required'}");
            };
        }
    },
    SPEND_LIMIT {
        @Override
        Reply on(Wire wire) {
            return switch (wire) {
                case OPENAI ->
                    Reply.refusal(
                            429, "{'error': {'code': 'credit_balance_exhausted', 'message': 'No credit is left.'}}");
                case ANTHROPIC ->
                    Reply.refusal(
                            429,
                            "{'type': 'error', 'error': {'type': 'rate_limit_error', 'message': 'The monthly cap is reached.', 'details': {'error_code': 'enforced_spend_limit_reached'}}}");
                case GEMINI ->
                    google(429, "RESOURCE_EXHAUSTED", "Your project has exceeded its monthly spending cap.", "");
                case OLLAMA -> Reply.refusal(402, "{'error': 'the spend limit is reached'}");
            };
        }
    },
    OVERLOAD {
        @Override
        Reply on(Wire wire) {
            return switch (wire) {
                case OPENAI ->
                    Reply.refusal(503, "{'error': {'code': 'server_is_overloaded', 'message': 'Overloaded.'}}");
                case ANTHROPIC -> error(529, "overloaded_error", "Overloaded");
                case GEMINI -> google(503, "UNAVAILABLE", "The model is overloaded.", "");
                case OLLAMA -> Reply.refusal(503, "{'error': 'server busy, please try again.'}");
            };
        }
    },
    LONG_CONTEXT {
        @Override
        Reply on(Wire wire) {
            return switch (wire) {
                case OPENAI ->
                    Reply.refusal(
                            400,
                            "{'error': {'type': 'invalid_request_error', 'code': 'context_length_exceeded', 'message': 'Too long.'}}");
                case ANTHROPIC ->
                    error(400, "invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum");
                case GEMINI ->
                    google(
                            400,
                            "INVALID_ARGUMENT",
                            "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
                            "");
                case OLLAMA -> Reply.refusal(400, "{'error': 'the input length exceeds the context length'}");
            };
        }
    },
    BAD_KEY {
        @Override
        Reply on(Wire wire) {
            return switch (wire) {
                case OPENAI ->
                    Reply.refusal(
                            401,
                            "{'error': {'code': 'invalid_api_key', 'message': 'Incorrect API key provided: THE-KEY.'}}");
                case ANTHROPIC -> error(401, "authentication_error", "invalid x-api-key THE-KEY");
                case GEMINI ->
                    google(400, "INVALID_ARGUMENT", "API key not valid: THE-KEY.", "{'reason': 'API_KEY_INVALID'}");
                case OLLAMA -> Reply.refusal(401, "{'error': 'unauthorized THE-KEY'}");
            };
        }
    };

    abstract Reply on(Wire wire);

    private static Reply error(int status, String type, String message) {
        return Reply.refusal(
                status, "{'type': 'error', 'error': {'type': '" + type + "', 'message': '" + message + "'}}");
    }

    private static Reply google(int status, String state, String message, String details) {
        return Reply.refusal(
                status,
                "{'error': {'code': " + status + ", 'status': '" + state + "', 'message': '" + message
                        + "', 'details': [" + details + "]}}");
    }

    /** The same with a header. */
    Reply on(Wire wire, String header, String value) {
        return on(wire) instanceof Reply.Whole whole
                ? new Reply.Whole(whole.status(), Map.of(header, value), whole.json())
                : on(wire);
    }
}
