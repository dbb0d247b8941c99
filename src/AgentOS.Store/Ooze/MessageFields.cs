using System.Text.Json;

namespace AgentOS.Store.Ooze;

/// <summary>The fields of a line that is a JSON object, as far as the protocol knows them.</summary>
internal struct MessageFields
{
    private string? _type, _content, _messageId, _tool, _description, _error, _sessionId, _problem;
    private bool? _done;

    /// <summary>Takes the value the reader stands at, if the field is known.</summary>
    public void Set(string name, ref Utf8JsonReader reader)
    {
        switch (name)
        {
            case "type": _type = Text(name, ref reader); break;
            case "content": _content = Text(name, ref reader); break;
            case "message_id": _messageId = Text(name, ref reader); break;
            case "tool": _tool = Text(name, ref reader); break;
            case "description": _description = Text(name, ref reader); break;
            case "error": _error = Text(name, ref reader); break;
            case "session_id": _sessionId = Text(name, ref reader); break;
            case "done": _done = Flag(name, ref reader); break;
        }
    }

    /// <summary>The message they make.</summary>
    public readonly ParsedLine ToLine() => _type switch
    {
        "ready" => new ParsedLine(LineKind.Message, new AgentMessage.Ready()),
        "response" or "activity" or "error" when _problem is not null => new ParsedLine(LineKind.Broken, Problem: _problem),
        "response" when _content is not null && _done is not null => new ParsedLine(LineKind.Message, new AgentMessage.Response(_content, _messageId, _done.Value)),
        "response" => new ParsedLine(LineKind.Broken, Problem: "a response has 'content' and 'done'"),
        "activity" => new ParsedLine(LineKind.Message, new AgentMessage.Activity(_tool ?? "", _description ?? "", _messageId, _sessionId)),
        "error" when _error is not null => new ParsedLine(LineKind.Message, new AgentMessage.Failure(_error, _messageId)),
        "error" => new ParsedLine(LineKind.Broken, Problem: "an error has 'error'"),
        _ => new ParsedLine(LineKind.Unknown),
    };

    private string? Text(string name, ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.String or JsonTokenType.Null)
            return reader.GetString();
        _problem = $"'{name}' is no text";
        return null;
    }

    private bool? Flag(string name, ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.True or JsonTokenType.False)
            return reader.GetBoolean();
        _problem = $"'{name}' is neither true nor false";
        return null;
    }
}
