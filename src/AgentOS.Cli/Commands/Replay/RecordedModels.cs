using System.Globalization;
using System.Text.Json;
using AgentOS.Gateway;
using AgentOS.Gateway.Connections;
using AgentOS.Gateway.Starting;
using AgentOS.Kernel.Models;
using AgentOS.Linux;
using AgentOS.Llm.Providers.Recorded;
using AgentOS.Sandbox;
using AgentOS.Storage.LlmCalls;

namespace AgentOS.Cli.Commands.Replay;

/// <summary>A gateway's place with one provider, the record of an agent: the gateway starts with the first question, and ends with this object.</summary>
internal sealed class RecordedModels : IAsyncDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const string RecordName = "record.jsonl";

    // A question that the record does not have is answered at once: asking again finds nothing else.
    private const string Configuration = $$$"""{"providers": {"record": {"format": "recorded", "record": "{{{RecordName}}}"}}, "models": {"*": "record/replay"}, "default": "record/replay", "retries": 0}""";

    private readonly string _directory;

    private RecordedModels(string directory) => _directory = directory;

    /// <summary>The way to it.</summary>
    public ModelAccess Access => new(new GatewayPlace(_directory, Path.Combine(_directory, "llm.json")), GatewayProgram.OfThisProgram);

    /// <summary>Writes what it needs, where nobody else can read it.</summary>
    /// <param name="calls">With their contents.</param>
    public static RecordedModels Open(IReadOnlyList<LlmCall> calls)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"replay-{Environment.ProcessId}");
        RecordedModels models = new(Directory.CreateDirectory(Path.Combine(RuntimeDirectory.Open(FileOwner.CurrentUserId), name), OwnerOnly).FullName);
        File.WriteAllLines(Path.Combine(models._directory, RecordName), calls.Select(LineOf));
        File.WriteAllText(models.Access.Place.Configuration, Configuration);
        return models;
    }

    public async ValueTask DisposeAsync()
    {
        using (ControlConnection? gateway = await ControlConnection.TryConnectAsync(Access.Place))
        {
            if (gateway is not null)
            {
                _ = await gateway.AskAsync("stop", ControlJson.Default.GatewayStatus);
                // Its connection ends with it.
                _ = await gateway.ReadAsync();
            }
        }

        Directory.Delete(_directory, recursive: true);
    }

    private static string LineOf(LlmCall call) => JsonSerializer.Serialize(new RecordedCall(call.Format, call.Request!, call.Response!), RecordedJson.Default.RecordedCall);
}
