using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AgentOS.Bench.Processes;
using AgentOS.Bench.Results;
using AgentOS.Bench.Sources;

namespace AgentOS.Bench.Server;

/// <summary><c>bench/run server</c>: what a client of the HTTP API waits for: a new sandbox of the process tier, and the first output of a command in it.</summary>
internal sealed class ServerSuite(BenchContext context) : ISuite
{
    private const int DefaultRounds = 40, Warmups = 5;
    private const double MostMilliseconds = 60;

    public string Name => "server";

    public void Measure(Report report) => MeasureAsync(report).GetAwaiter().GetResult();

    private async Task MeasureAsync(Report report)
    {
        string state = context.Workspace.CreateDirectory("server");
        using Process server = Start(state);
        try
        {
            using HttpClient client = new() { BaseAddress = AddressOf(server) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token(state));
            report.Progress("sandboxes over HTTP");
            List<double> first = [], created = [], joined = [];
            for (int round = -Warmups; round < context.Options.Rounds(DefaultRounds); round++)
            {
                (double create, double output, double join) = await RoundAsync(client);
                if (round < 0)
                    continue;
                created.Add(create);
                first.Add(output);
                joined.Add(join);
            }

            report.Add(Row.Absolute("create to a command's first output", new("process tier", new([.. first])), Unit.Milliseconds, Target.AtMost(MostMilliseconds)));
            report.Add(Row.Absolute("create", new("process tier", new([.. created])), Unit.Milliseconds, target: null));
            report.Add(Row.Absolute("a command in a sandbox that runs", new("process tier", new([.. joined])), Unit.Milliseconds, target: null));
        }
        finally
        {
            server.Kill();
        }
    }

    private static async Task<(double Create, double Output, double Join)> RoundAsync(HttpClient client)
    {
        long started = Stopwatch.GetTimestamp();
        string id = await CreateAsync(client);
        double create = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        await FirstOutputAsync(client, id);
        double output = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        started = Stopwatch.GetTimestamp();
        await FirstOutputAsync(client, id);
        double join = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        using HttpResponseMessage deleted = await client.DeleteAsync($"/v1/sandboxes/{id}");
        return (create, output, join);
    }

    private static async Task<string> CreateAsync(HttpClient client)
    {
        using HttpResponseMessage made = await client.PostAsync("/v1/sandboxes", Json("{}"));
        using JsonDocument body = JsonDocument.Parse(await made.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        return body.RootElement.GetProperty("id").GetString()!;
    }

    private static async Task FirstOutputAsync(HttpClient client, string id)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"/v1/sandboxes/{id}/exec") { Content = Json("""{"command":"echo hello"}""") };
        request.Headers.Accept.ParseAdd("application/x-ndjson");
        using HttpResponseMessage answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using StreamReader lines = new(await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync());
        while (await lines.ReadLineAsync() is { } line && !line.Contains("hello", StringComparison.Ordinal))
        {
        }
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private Process Start(string state)
    {
        string program = Path.Combine(Path.GetDirectoryName(context.Program.Value)!, "server", "agentos-server");
        if (!File.Exists(program))
            throw new UnavailableException($"the server is not published: {program}");
        ProcessStartInfo start = new(program, ["--agentos", context.Program.Value, "--addr", "127.0.0.1:0"]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["AGENT_STATE_DIR"] = state;
        return Process.Start(start)!;
    }

    private static Uri AddressOf(Process server) => new(server.StandardOutput.ReadLine()!.Split(' ')[^1]);

    private string Token(string state) =>
        new Command("/usr/bin/env", $"AGENT_STATE_DIR={state}", context.Program.Value, "server", "token", "create", "bench").Run().Trim();
}
