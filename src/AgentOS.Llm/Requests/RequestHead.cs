using System.Text.Json;

namespace AgentOS.Llm.Requests;

/// <summary>What has to be known of a question that is otherwise passed on as it is.</summary>
/// <param name="Model">As the question names it; empty when it names none.</param>
/// <param name="IsStream">Whether the answer comes in parts.</param>
/// <param name="MaxTokens">The longest answer; null when it does not say.</param>
/// <param name="ModelStart">Where the model's JSON text begins in the question; 0 when it names none.</param>
/// <param name="ModelEnd">Where it ends.</param>
public readonly record struct RequestHead(string Model, bool IsStream, int? MaxTokens, int ModelStart, int ModelEnd)
{
    /// <summary>Reads the properties of the outermost object, and steps over everything below.</summary>
    /// <param name="body">JSON.</param>
    /// <exception cref="JsonException">It is none, or no object.</exception>
    public static RequestHead Read(ReadOnlySpan<byte> body)
    {
        Utf8JsonReader reader = new(body);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("a question is a JSON object");
        RequestHead head = new("", false, null, 0, 0);
        try
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                head = head.ReadProperty(ref reader);
        }
        catch (InvalidOperationException problem)
        {
            throw new JsonException("it has an escape that stands for no character", problem);
        }

        return head;
    }

    /// <summary>The question with another model in place of its own.</summary>
    /// <param name="body">What <see cref="Read"/> read.</param>
    /// <param name="model">As the provider names it.</param>
    public ReadOnlyMemory<byte> WithModel(ReadOnlyMemory<byte> body, string model)
    {
        if (ModelEnd == 0 || model == Model)
            return body;
        ReadOnlySpan<byte> name = JsonEncodedText.Encode(model).EncodedUtf8Bytes;
        byte[] changed = new byte[body.Length - (ModelEnd - ModelStart) + name.Length + 2];
        body.Span[..ModelStart].CopyTo(changed);
        changed[ModelStart] = changed[ModelStart + 1 + name.Length] = (byte)'"';
        name.CopyTo(changed.AsSpan(ModelStart + 1));
        body.Span[ModelEnd..].CopyTo(changed.AsSpan(ModelStart + 2 + name.Length));
        return changed;
    }

    private RequestHead ReadProperty(ref Utf8JsonReader reader)
    {
        bool isModel = reader.ValueTextEquals("model"u8), isStream = reader.ValueTextEquals("stream"u8);
        bool isMost = reader.ValueTextEquals("max_tokens"u8) || reader.ValueTextEquals("max_completion_tokens"u8) || reader.ValueTextEquals("max_output_tokens"u8);
        bool isSettings = reader.ValueTextEquals("generationConfig"u8);
        _ = reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.String when isModel:
                return this with { Model = reader.GetString()!, ModelStart = (int)reader.TokenStartIndex, ModelEnd = (int)reader.BytesConsumed };
            case JsonTokenType.True when isStream:
                return this with { IsStream = true };
            case JsonTokenType.Number when isMost && reader.TryGetInt32(out int most):
                return this with { MaxTokens = most };
            case JsonTokenType.StartObject when isSettings:
                return this with { MaxTokens = ReadMost(ref reader) ?? MaxTokens };
            default:
                reader.Skip();
                return this;
        }
    }

    // Gemini's settings are an object of their own.
    private static int? ReadMost(ref Utf8JsonReader reader)
    {
        int? most = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isMost = reader.ValueTextEquals("maxOutputTokens"u8);
            _ = reader.Read();
            if (isMost && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int tokens))
                most = tokens;
            reader.Skip();
        }

        return most;
    }
}
