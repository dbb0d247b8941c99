using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgentOS.Client.Server;

/// <summary>Generated serialisers of what servers are told and tell.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NewSandbox))]
[JsonSerializable(typeof(SandboxStatus))]
[JsonSerializable(typeof(SandboxStatusList))]
[JsonSerializable(typeof(SandboxCommand))]
[JsonSerializable(typeof(CommandResult))]
[JsonSerializable(typeof(CommandEvent))]
[JsonSerializable(typeof(TerminalProgram))]
[JsonSerializable(typeof(TerminalWord))]
[JsonSerializable(typeof(ServerProblem))]
internal sealed partial class ServerJson : JsonSerializerContext
{
    public static HttpContent Of(NewSandbox wanted) => Content(JsonSerializer.SerializeToUtf8Bytes(wanted, Default.NewSandbox));

    public static HttpContent Of(SandboxCommand command) => Content(JsonSerializer.SerializeToUtf8Bytes(command, Default.SandboxCommand));

    private static ByteArrayContent Content(byte[] json) => new(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}

/// <summary>A refusal (RFC 9457) with the catalogue's entry.</summary>
internal sealed record ServerProblem(string? Title, string? Detail, string? Code, string? Try);
