using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AgentOS.Server.Observation;

/// <summary>Traces of requests, for whoever names a collector by OpenTelemetry's own variables (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c> and its like).</summary>
internal static class Traces
{
    private const string Requests = "Microsoft.AspNetCore", Name = "agentos-server";

    private static readonly string[] s_endpoints = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"];

    /// <summary>Sends them until it is disposed; null when nobody wants any.</summary>
    public static TracerProvider? TryStart() =>
        s_endpoints.All(variable => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable)))
            ? null
            : Sdk.CreateTracerProviderBuilder()
                .AddSource(Requests)
                .ConfigureResource(resource => resource.AddService(Name).AddEnvironmentVariableDetector())
                .AddOtlpExporter()
                .Build();
}
