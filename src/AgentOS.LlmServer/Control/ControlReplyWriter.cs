using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AgentOS.LlmServer.Control;

/// <summary>Writes lines of JSON to an operator's program.</summary>
internal static class ControlReplyWriter
{
    public static async Task WriteLineAsync<T>(this PipeWriter output, T value, JsonTypeInfo<T> shape, CancellationToken cancellationToken = default)
    {
        output.Write(JsonSerializer.SerializeToUtf8Bytes(value, shape));
        output.Write("\n"u8);
        await output.FlushAsync(cancellationToken);
    }
}
