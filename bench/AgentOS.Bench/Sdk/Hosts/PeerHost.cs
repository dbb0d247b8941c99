using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOS.Bench.Sources;

namespace AgentOS.Bench.Sdk.Hosts;

/// <summary>npm's <c>agentfs-sdk</c> in a Node process that lives for the whole run and times itself.</summary>
internal sealed class PeerHost : ISdkHost
{
    private static readonly NpmPackage Package = new("agentfs-sdk", "0.6.4");

    private readonly Process _node;

    private PeerHost(Process node) => _node = node;

    public string Name => $"{Package.Name} {Package.Version}";

    /// <exception cref="UnavailableException">Node or the package cannot be had.</exception>
    public static PeerHost Start(BenchContext context)
    {
        string directory = Package.Install(context.Workspace, context.Progress);
        string node = context.Debian.Program("node", "nodejs", "libnode108");
        string script = Path.Combine(context.Workspace.Root, "bench", "peer", "host.mjs");
        return new(Process.Start(new ProcessStartInfo(node, [script, directory])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!);
    }

    /// <summary>SQLite's <c>synchronous</c> must be 2 (FULL): the peer syncs its log at every commit, as ours does itself.</summary>
    public void Open(string path)
    {
        JsonNode answer = Call(new() { ["name"] = "open", ["path"] = path });
        if ((string?)answer["journal"] is not "wal" || (int?)answer["synchronous"] is not 2)
            throw new SdkFailedException(Name, $"it does not sync each commit: {answer.ToJsonString()}");
    }

    public void Prepare(ISdkOperation operation) => Call(new() { ["name"] = "prepare", ["operation"] = operation.Name });

    public double Run(ISdkOperation operation, int first, int count, int callers) => (double)Call(new()
    {
        ["name"] = "run",
        ["operation"] = operation.Name,
        ["first"] = first,
        ["count"] = count,
        ["callers"] = callers,
    })["seconds"]!;

    public string Check(ISdkOperation operation, int number) =>
        (string)Call(new() { ["name"] = "check", ["operation"] = operation.Name, ["number"] = number })["result"]!;

    public void Dispose()
    {
        _node.StandardInput.Close();
        _node.WaitForExit();
        _node.Dispose();
    }

    private JsonNode Call(JsonObject command)
    {
        _node.StandardInput.WriteLine(command.ToJsonString(JsonSerializerOptions.Web));
        _node.StandardInput.Flush();
        string line = _node.StandardOutput.ReadLine() ?? throw new SdkFailedException(Name, "its process ended");
        JsonNode answer = JsonNode.Parse(line)!;
        return answer["error"] is { } error ? throw new SdkFailedException(Name, (string)error!) : answer;
    }
}
