using System.Text.Json.Serialization;

namespace AgentOS.Cli.Commands.Kernels;

/// <summary>JSON shapes of the commands about the kernel.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(KernelStatus))]
internal sealed partial class KernelsJson : JsonSerializerContext;
