using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOS.Errors;
using Microsoft.Extensions.AI;

namespace AgentOS.Functions.Calls;

/// <summary>Arguments as Microsoft.Extensions.AI passes them, as one JSON object. Without reflection, so only of the kinds that chat clients use.</summary>
internal static class ArgumentJson
{
    /// <exception cref="AgentOSException">An argument is of another kind.</exception>
    public static JsonElement Of(AIFunctionArguments arguments)
    {
        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter writer = new(bytes))
        {
            writer.WriteStartObject();
            foreach ((string name, object? value) in arguments)
            {
                writer.WritePropertyName(name);
                Write(writer, name, value);
            }

            writer.WriteEndObject();
        }

        using JsonDocument document = JsonDocument.Parse(bytes.WrittenMemory);
        return document.RootElement.Clone();
    }

    private static void Write(Utf8JsonWriter writer, string name, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonElement element:
                element.WriteTo(writer);
                break;
            case JsonNode node:
                node.WriteTo(writer);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            default:
                throw new AgentOSException(FunctionErrors.BadArguments, "pass", name, $"a {value.GetType().Name} is not JSON");
        }
    }
}
