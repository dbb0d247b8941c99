using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOS.Bench.Sources;

namespace AgentOS.Bench.Sdk.Hosts;

/// <summary>A package of AgentFS's interface in a Node process that lives for the whole run and times itself.</summary>
internal sealed class NodeHost : ISdkHost
{
    private const string OwnPackage = "agentos-sdk";
    private static readonly NpmPackage Package = new("agentfs-sdk", "0.6.4");

    private readonly Process _node;

    private NodeHost(string name, Process node)
    {
        Name = name;
        _node = node;
    }

    public string Name { get; }

    /// <summary>npm's <c>agentfs-sdk</c>.</summary>
    /// <exception cref="UnavailableException">Node or the package cannot be had.</exception>
    public static NodeHost StartPeer(BenchContext context) =>
        Start(context, $"{Package.Name} {Package.Version}", Package.Install(context.Workspace, context.Progress), Package.Name, program: null);

    /// <summary>Our package, built from this source tree, by the face that it has for those who come from the peer.</summary>
    /// <exception cref="UnavailableException">Node, the packages that build it or the program cannot be had.</exception>
    public static NodeHost StartOurs(BenchContext context) =>
        Start(context, OwnPackage, TypeScriptPackage.Build(context.Workspace, context.Progress), $"{OwnPackage}/agentfs", context.Program.Value);

    private static NodeHost Start(BenchContext context, string name, string directory, string module, string? program)
    {
        string node = context.Debian.Program("node", "nodejs", "libnode108");
        ProcessStartInfo start = new(node, [Path.Combine(context.Workspace.Root, "bench", "peer", "host.mjs"), directory, module])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        if (program is not null)
            start.Environment["AGENTOS_PROGRAM"] = program;
        return new(name, Process.Start(start)!);
    }

    /// <summary>SQLite's <c>synchronous</c> must be 2 (FULL): each commit syncs the log.</summary>
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
