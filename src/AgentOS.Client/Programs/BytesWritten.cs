using System.Text.Json.Serialization;

namespace AgentOS.Client.Programs;

internal sealed record BytesWritten([property: JsonPropertyName("bytes_written")] long Count);
