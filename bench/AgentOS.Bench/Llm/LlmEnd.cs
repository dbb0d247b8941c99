using System.Text;

namespace AgentOS.Bench.Llm;

/// <summary>Somewhere that OpenAI's chat completions are answered.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Address">A Unix socket's path, or a port of the loopback.</param>
/// <param name="Request">The file with the request as it is sent.</param>
/// <param name="StreamRequest">The same for an answer in parts.</param>
internal sealed record LlmEnd(string Name, string Address, string Request, string StreamRequest)
{
    private const string Question = "\"messages\":[{\"role\":\"user\",\"content\":\"The quick brown fox jumps over the lazy dog. What does the dog do?\"}]}";

    /// <summary>Writes the requests.</summary>
    /// <param name="directory">There.</param>
    /// <param name="name">What the table calls it.</param>
    /// <param name="address">Where it answers.</param>
    /// <param name="model">Which is asked for.</param>
    /// <param name="headers">What it wants to be told besides, a line each.</param>
    public static LlmEnd Of(string directory, string name, string address, string model, params string[] headers)
    {
        string whole = Path.Combine(directory, $"{name}.request"), stream = Path.Combine(directory, $"{name}.stream");
        File.WriteAllText(whole, Write($"{{\"model\":\"{model}\",{Question}", headers));
        File.WriteAllText(stream, Write($"{{\"model\":\"{model}\",\"stream\":true,{Question}", headers));
        return new LlmEnd(name, address, whole, stream);
    }

    private static string Write(string body, string[] headers)
    {
        string[] lines = ["POST /v1/chat/completions HTTP/1.1", "host: localhost", "content-type: application/json", $"content-length: {Encoding.UTF8.GetByteCount(body)}", .. headers];
        return $"{string.Join("\r\n", lines)}\r\n\r\n{body}";
    }
}
