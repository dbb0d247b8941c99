using System.Text;
using System.Text.Json;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Providers;

/// <summary>What a provider says of a failure.</summary>
internal static class FailureText
{
    private const int MostCharacters = 500;

    /// <summary>Its message, in one line.</summary>
    public static string Of(string provider, int status, byte[] body)
    {
        string message = MessageOf(body) ?? Encoding.UTF8.GetString(body);
        return $"{provider} answered {status}: {(message.Length > MostCharacters ? message[..MostCharacters] + "…" : message).ReplaceLineEndings(" ").Trim()}";
    }

    // {"error": {"message": …}} of all three formats, or {"error": "…"} of some programs.
    private static string? MessageOf(byte[] body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.Find("error")?.FindText("message") ?? document.RootElement.FindText("error") ?? document.RootElement.FindText("message");
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
