using System.Buffers;
using System.Text.Json;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Formats.Think;

/// <summary>Writes an answer as lines of JSON: parts are <c>{"content": …}</c>, the last line is the whole answer.</summary>
internal sealed class ThinkAnswerWriter(ChatRequest request) : IAnswerWriter
{
    private readonly AnswerAssembly _answer = new();

    public static void WriteWhole(ChatAnswer answer, IBufferWriter<byte> output) => WriteLine(output, json =>
    {
        json.WriteBoolean("success", true);
        json.WriteString("content", answer.Text);
        json.WriteNumber("tokens", answer.Usage.Total);
        json.WriteString("model", answer.Model);
        if (answer.ToolCalls.Count == 0)
            return;
        json.WriteObjects("function_calls", answer.ToolCalls, static (writer, call) =>
        {
            writer.WriteString("id", call.Id);
            writer.WriteString("name", call.Name);
            writer.WriteJson("args", call.Arguments);
        });
    });

    public static void WriteFailure(AnswerFailure failure, IBufferWriter<byte> output) => WriteLine(output, json =>
    {
        json.WriteBoolean("success", false);
        json.WriteString("content", "");
        json.WriteString("error", failure.Message);
        json.WriteString("code", failure.Code ?? LlmErrors.ProviderFailed.Code);
        json.WriteString("remedy", failure.Remedy ?? LlmErrors.ProviderFailed.Remedy);
    });

    public void Begin(IBufferWriter<byte> output)
    {
    }

    public void Write(ChatDelta delta, IBufferWriter<byte> output)
    {
        _answer.Add(delta);
        if (delta is TextDelta text)
            WriteLine(output, json => json.WriteString("content", text.Text));
    }

    public void End(IBufferWriter<byte> output) => WriteWhole(_answer.ToAnswer(request.Model), output);

    public void Fail(AnswerFailure failure, IBufferWriter<byte> output) => WriteFailure(failure, output);

    private static void WriteLine(IBufferWriter<byte> output, Action<Utf8JsonWriter> content)
    {
        JsonOutput.WriteObject(output, content);
        output.Write("\n"u8);
    }
}
