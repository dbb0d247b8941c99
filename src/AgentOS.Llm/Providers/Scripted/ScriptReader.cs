using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Llm.Configuration;
using AgentOS.Llm.Messages;

namespace AgentOS.Llm.Providers.Scripted;

/// <summary>Reads a script: <c>{"answers": [{"when": …, "say": …}]}</c> (docs/llm.md).</summary>
public static class ScriptReader
{
    private static readonly JsonDocumentOptions s_options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads a file.</summary>
    /// <exception cref="AgentOSException"><see cref="LlmErrors.BadConfiguration"/>, with the line.</exception>
    public static IReadOnlyList<ScriptedAnswer> Read(string file)
    {
        try
        {
            return Parse(File.ReadAllBytes(file), file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new AgentOSException(LlmErrors.BadConfiguration, "read", file, failure.Message, failure);
        }
    }

    /// <summary>Reads a file's text.</summary>
    /// <exception cref="AgentOSException"><see cref="LlmErrors.BadConfiguration"/>, with the line.</exception>
    public static IReadOnlyList<ScriptedAnswer> Parse(byte[] text, string file)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, s_options);
            ConfigurationNode root = new(file, document.RootElement, "", JsonLines.Of(text, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }));
            return [.. (root.Only("answers").Find("answers") ?? throw root.Wrong("'answers' is missing")).Items().Select(ReadAnswer)];
        }
        catch (JsonException problem)
        {
            throw new AgentOSException(LlmErrors.BadConfiguration, "read", file, $"line {problem.LineNumber + 1}: it is no JSON: {problem.Message}", problem);
        }
    }

    private static ScriptedAnswer ReadAnswer(ConfigurationNode node)
    {
        node.Only("when", "after_tool", "times", "say", "tool_calls", "delay_ms", "pace_ms", "input_tokens", "output_tokens", "status", "retry_after");
        return new ScriptedAnswer
        {
            When = node.Find("when")?.Text(),
            AfterTool = node.Find("after_tool")?.Truth(),
            Times = node.Find("times")?.Integer(1),
            Say = node.Find("say") is { } say ? [.. say.Items().Select(part => part.Text())] : [],
            ToolCalls = node.Find("tool_calls") is { } calls ? [.. calls.Items().Select(ReadCall)] : [],
            Delay = Milliseconds(node.Find("delay_ms")),
            Pace = Milliseconds(node.Find("pace_ms")),
            InputTokens = node.Find("input_tokens")?.Integer(0),
            OutputTokens = node.Find("output_tokens")?.Integer(0),
            Status = node.Find("status")?.Integer(400),
            RetryAfter = node.Find("retry_after") is { } wait ? TimeSpan.FromSeconds(wait.Integer(0)) : null,
        };
    }

    private static ToolCallPart ReadCall(ConfigurationNode node, int index) => new(
        node.Only("id", "name", "arguments").Find("id")?.Text() ?? $"call_{index}", (node.Find("name") ?? throw node.Wrong("'name' is missing")).Text(), node.Find("arguments")?.Raw() ?? "{}");

    private static TimeSpan Milliseconds(ConfigurationNode? node) => TimeSpan.FromMilliseconds(node?.Integer(0) ?? 0);
}
