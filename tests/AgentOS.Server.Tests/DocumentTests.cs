using System.Net;
using System.Text.Json.Nodes;

namespace AgentOS.Server.Tests;

public sealed class DocumentTests(SharedServer shared)
{
    private const string Accept = "AGENTOS_ACCEPT";

    private static readonly string s_copy = Path.Combine(Installation.Root, "docs", "protocols", "openapi.json");

    /// <summary>AGENTOS_ACCEPT=1 writes the copy anew.</summary>
    [Fact]
    public async Task TheCheckedInDescriptionIsTheServed()
    {
        string served = (await shared.Client.GetStringAsync("/openapi.json")).ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable(Accept) == "1")
            await File.WriteAllTextAsync(s_copy, served);
        Assert.Equal(await File.ReadAllTextAsync(s_copy), served);
    }

    [Fact]
    public async Task EveryCallIsDescribedWithItsScope()
    {
        JsonNode document = await shared.Client.ReadAsync("/openapi.json");
        foreach ((string path, JsonNode? calls) in document["paths"]!.AsObject().Where(entry => entry.Key.StartsWith("/v1/", StringComparison.Ordinal)))
        {
            foreach ((string method, JsonNode? call) in calls!.AsObject())
            {
                Assert.False(string.IsNullOrEmpty((string?)call!["summary"]), $"{method} {path}");
                Assert.True(call["security"] is JsonArray { Count: > 0 }, $"{method} {path}");
            }
        }
    }

    [Fact]
    public async Task NumbersAreThereForPrometheus()
    {
        string sandbox = await shared.CreateAsync();
        using HttpResponseMessage missing = await shared.Client.GetAsync("/v1/sandboxes/none");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        string text = await shared.Client.GetStringAsync("/metrics");
        Assert.Contains("agentos_http_requests_total{method=\"GET\",route=\"/v1/sandboxes/{id}\",status=\"404\"}", text, StringComparison.Ordinal);
        Assert.Contains("agentos_http_request_duration_seconds_bucket{method=\"POST\",route=\"/v1/sandboxes\",le=\"+Inf\"}", text, StringComparison.Ordinal);
        Assert.Contains("agentos_sandboxes{tier=\"process\",state=\"running\"}", text, StringComparison.Ordinal);
        Assert.NotEmpty(sandbox);
    }

    [Fact]
    public async Task TracesGoWhereOpenTelemetrysVariablesSay()
    {
        using HttpListener collector = new();
        int port = FreePort();
        collector.Prefixes.Add($"http://127.0.0.1:{port}/");
        collector.Start();
        await using LiveServer server = await LiveServer.StartAsync([
            ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{port}"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "50")]);
        using HttpClient client = server.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/v1/sandboxes")).StatusCode);
        HttpListenerContext export = await collector.GetContextAsync();
        Assert.Equal("/v1/traces", export.Request.Url!.AbsolutePath);
        export.Response.Close();
    }

    private static int FreePort()
    {
        using System.Net.Sockets.TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
