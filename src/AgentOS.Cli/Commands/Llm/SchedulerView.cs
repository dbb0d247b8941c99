using AgentOS.Cli.Output;
using AgentOS.Cli.Output.Live;
using AgentOS.Errors;
using AgentOS.Gateway.Connections;
using AgentOS.Llm.Scheduling.Snapshots;

namespace AgentOS.Cli.Commands.Llm;

/// <summary>What the scheduler shows, live. A gateway that has ended meanwhile may be started again.</summary>
internal sealed class SchedulerView : ILiveView
{
    public async Task<string> LookAsync(TextOutput output)
    {
        try
        {
            using ControlConnection gateway = await RunningGateway.ConnectAsync(CancellationToken.None);
            SchedulerSnapshot snapshot = await gateway.AskAsync("top", SchedulerJson.Default.SchedulerSnapshot);
            SchedulerText.Print(snapshot, output);
            return $"{snapshot.Clients.Count} agents";
        }
        catch (AgentOSException failure)
        {
            return failure.Definition.Summary;
        }
    }
}
