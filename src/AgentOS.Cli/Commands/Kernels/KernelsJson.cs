using System.Text.Json.Serialization;
using AgentOS.Kernel.Metrics;

namespace AgentOS.Cli.Commands.Kernels;

/// <summary>JSON shapes of the commands about the kernel.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(KernelStatus))]
[JsonSerializable(typeof(KernelNumbers))]
[JsonSerializable(typeof(AgentMetrics[]))]
internal sealed partial class KernelsJson : JsonSerializerContext;
