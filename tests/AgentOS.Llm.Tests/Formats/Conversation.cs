using System.Buffers;
using System.Text;
using AgentOS.Llm.Formats;
using AgentOS.Llm.Formats.Anthropic;
using AgentOS.Llm.Formats.Gemini;
using AgentOS.Llm.Formats.OpenAI;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Tests.Formats;

/// <summary>A question and an answer with everything in them that all three formats have words for.</summary>
internal static class Conversation
{
    public static IWireFormat[] AllFormats { get; } = [OpenAIFormat.Instance, AnthropicFormat.Instance, GeminiFormat.Instance];

    public static ChatRequest Question { get; } = new("model-1",
    [
        new ChatMessage(ChatRole.User, [new TextPart("What is in the picture, \"quoted\" — and how warm is it in Zürich?"), new ImagePart("image/png", "iVBORw0KGgo=")]),
        new ChatMessage(ChatRole.Assistant, [new TextPart("I look."), new ToolCallPart("call_0", "weather", """{"city":"Zürich"}"""), new ToolCallPart("call_1", "weather", """{"city":"Bern"}""")]),
        new ChatMessage(ChatRole.User, [new ToolResultPart("call_0", "weather", "12 °C", IsError: false), new ToolResultPart("call_1", "weather", "11 °C", IsError: false)]),
    ])
    {
        System = "Be brief.",
        Tools = [new ToolDefinition("weather", "The weather of a city", """{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}""")],
        ToolChoice = new ToolChoice(ToolChoiceMode.Required, "weather"),
        MaxTokens = 500,
        Temperature = 0.5,
        TopP = 0.9,
        Stop = ["END"],
    };

    public static ChatDelta[] Answer { get; } =
    [
        new TextDelta("It is "), new TextDelta("12 °C."), new ToolCallDelta(0, "call_0", "weather"), new ToolArgumentsDelta(0, """{"city":"""), new ToolArgumentsDelta(0, "\"Genf\"}"),
        new FinishDelta(FinishReason.ToolCalls), new UsageDelta(new ChatUsage(31, 17, 4)),
    ];

    /// <summary>What a question says, whoever's ids it has and however its messages are cut.</summary>
    public static string Describe(ChatRequest request)
    {
        StringBuilder text = new();
        text.AppendLine($"{request.Model}|{request.System}|{request.MaxTokens}|{request.Temperature}|{request.TopP}|{string.Join(',', request.Stop)}|{request.ToolChoice}");
        foreach (ToolDefinition tool in request.Tools)
            text.AppendLine($"{tool.Name}: {tool.Description}: {tool.Schema}");
        foreach ((ChatRole role, ChatPart part) in request.Messages.SelectMany(message => message.Parts.Select(part => (message.Role, part))))
            text.AppendLine($"{role} {part}");
        return text.ToString();
    }

    public static byte[] Write(Action<IBufferWriter<byte>> write)
    {
        ArrayBufferWriter<byte> output = new();
        write(output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Writes an answer in parts.</summary>
    public static byte[] WriteStream(IWireFormat format, IEnumerable<ChatDelta> deltas) => Write(output =>
    {
        IAnswerWriter writer = format.OpenWriter(Question with { IsStream = true, WantsUsage = true }, "id");
        writer.Begin(output);
        foreach (ChatDelta delta in deltas)
            writer.Write(delta, output);
        writer.End(output);
    });

    /// <summary>Reads one.</summary>
    public static List<ChatDelta> ReadStream(IWireFormat format, byte[] stream)
    {
        List<SseEvent> events = [];
        new SseReader().Read(stream, events);
        IAnswerReader reader = format.OpenReader();
        List<ChatDelta> deltas = [];
        foreach (SseEvent received in events)
            reader.Read(received, deltas);
        return deltas;
    }
}
