using System.Globalization;
using AgentOS.Cli.Output;
using AgentOS.Llm.Scheduling.Snapshots;

namespace AgentOS.Cli.Commands.Llm;

/// <summary>What the scheduler shows, for people.</summary>
internal static class SchedulerText
{
    public static void Print(SchedulerSnapshot snapshot, TextOutput output)
    {
        Table clients = new("AGENT", "PARENT", "WEIGHT", "QUEUED", "RUNNING", "CALLS", "REFUSED", "INPUT", "OUTPUT", "COST $", "WAIT S");
        foreach (ClientSnapshot client in snapshot.Clients.OrderByDescending(client => client.Usage.Total))
        {
            clients.Add(client.Client, client.Parent ?? "", Text(client.Settings.Weight), Text(client.Queued), Text(client.InFlight), Text(client.Calls), Text(client.Refused),
                Text(client.Usage.InputTokens), Text(client.Usage.OutputTokens), client.Cost.ToString("0.0000", CultureInfo.InvariantCulture), Text(client.MeanWaitSeconds));
        }

        clients.WriteTo(output);
        output.WriteLine("");
        Table models = new("KEY", "MODEL", "QUEUED", "RUNNING", "WINDOW", "PAUSED S", "USUAL S");
        foreach (KeySnapshot key in snapshot.Keys)
        {
            foreach (ModelSnapshot model in key.Models)
            {
                models.Add(key.Key, model.Model, Text(model.Queued), Text(model.InFlight), Text(Math.Min(model.Window, key.Limits.Concurrency)), Text(model.PausedSeconds),
                    Text(model.UsualSeconds));
            }
        }

        models.WriteTo(output);
    }

    public static void Print(IReadOnlyList<WaitingCall> waiting, TextOutput output)
    {
        Table table = new("PLACE", "AGENT", "KEY", "MODEL", "PRIORITY", "WAITED S", "ABOUT S", "FOR", "INPUT");
        foreach (WaitingCall call in waiting)
        {
            table.Add(Text(call.Position), call.Client, call.Key, call.Model, $"{call.Priority}", Text(call.WaitedSeconds), Text(call.EstimatedSeconds), $"{call.Reason}",
                Text(call.InputTokens));
        }

        table.WriteTo(output);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
