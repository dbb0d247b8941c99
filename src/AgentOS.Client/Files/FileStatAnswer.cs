using System.Text.Json.Serialization;

namespace AgentOS.Client.Files;

internal sealed record FileStatAnswer([property: JsonPropertyName("stat")] FileStatus Status);
