using System.Buffers;
using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace AgentOS.Mcp.Server;

/// <summary>Sorts what a client sends line by line: messages are passed on, and what is none is answered with JSON-RPC's error for it, where the SDK's transport would often pass it over in silence.</summary>
internal sealed class MessageLines
{
    // JSON-RPC 2.0, section 5.1.
    private const int ParseError = -32700, InvalidRequest = -32600;

    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly ArrayBufferWriter<byte> _messages = new();
    private int _taken;

    /// <summary>How many lines were messages.</summary>
    public long Count { get; private set; }

    /// <summary>Takes what came.</summary>
    /// <returns>The errors to answer.</returns>
    public IReadOnlyList<JsonRpcError> Add(ReadOnlySpan<byte> bytes)
    {
        List<JsonRpcError> errors = [];
        for (int end; (end = bytes.IndexOf((byte)'\n')) >= 0; bytes = bytes[(end + 1)..])
        {
            _line.Write(bytes[..end]);
            errors.AddRange(End());
        }

        _line.Write(bytes);
        return errors;
    }

    /// <summary>A line has ended, or everything.</summary>
    /// <returns>The errors to answer.</returns>
    public IReadOnlyList<JsonRpcError> End()
    {
        bool isBlank = _line.WrittenSpan.Trim(" \t\r"u8).IsEmpty;
        JsonRpcError? error = isBlank ? null : Check(_line.WrittenMemory);
        if (!isBlank && error is null)
        {
            Count++;
            _messages.Write(_line.WrittenSpan);
            _messages.Write("\n"u8);
        }

        _line.ResetWrittenCount();
        return error is null ? [] : [error];
    }

    /// <summary>Takes messages out, as bytes.</summary>
    /// <returns>How many bytes; 0 when there are none.</returns>
    public int Take(Span<byte> buffer)
    {
        ReadOnlySpan<byte> rest = _messages.WrittenSpan[_taken..];
        int count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        _taken += count;
        if (_taken == _messages.WrittenCount)
        {
            _messages.ResetWrittenCount();
            _taken = 0;
        }

        return count;
    }

    private static JsonRpcError? Check(ReadOnlyMemory<byte> line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            return IsMessage(document.RootElement)
                ? null
                : Error(InvalidRequest, "Invalid Request: each line is one message, an object of JSON-RPC 2.0", IdOf(document.RootElement));
        }
        catch (JsonException)
        {
            return Error(ParseError, "Parse error: the line is no JSON", default);
        }
    }

    private static bool IsMessage(JsonElement line) =>
        line.ValueKind == JsonValueKind.Object
        && line.TryGetProperty("jsonrpc", out JsonElement version) && version.ValueKind == JsonValueKind.String && version.ValueEquals("2.0"u8)
        && (line.TryGetProperty("method", out JsonElement method) ? method.ValueKind == JsonValueKind.String : line.TryGetProperty("result", out _) || line.TryGetProperty("error", out _));

    private static RequestId IdOf(JsonElement line) => line.ValueKind == JsonValueKind.Object && line.TryGetProperty("id", out JsonElement id)
        ? id.ValueKind switch
        {
            JsonValueKind.String => new RequestId(id.GetString()!),
            JsonValueKind.Number when id.TryGetInt64(out long number) => new RequestId(number),
            _ => default,
        }
        : default;

    private static JsonRpcError Error(int code, string message, RequestId id) => new() { Id = id, Error = new JsonRpcErrorDetail { Code = code, Message = message } };
}
